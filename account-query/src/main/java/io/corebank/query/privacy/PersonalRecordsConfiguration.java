package io.corebank.query.privacy;

import io.corebank.eventstore.EventLog;
import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.OwnSegments;
import io.corebank.query.reading.Freshness;
import io.corebank.query.rebuild.BuiltIndices;
import io.corebank.support.privacy.PersonalRecords;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The documents that show text of persons: those of the ledger do not. */
@Configuration
class PersonalRecordsConfiguration {

    @Bean
    ProjectedRecords.Tools personalRecordsTools(
            DocumentScan scan,
            TextEraser eraser,
            Freshness freshness,
            EventLog log,
            OwnSegments ownSegments,
            BuiltIndices builtIndices) {
        return new ProjectedRecords.Tools(
                scan, eraser, freshness, log::head, Clock.systemUTC(), ownSegments::contain, builtIndices::isBuilding);
    }

    @Bean
    @Order(1)
    PersonalRecords personalAccounts(ProjectedRecords.Tools tools) {
        return new ProjectedRecords(Projection.ACCOUNTS, "ownerName", tools);
    }

    @Bean
    @Order(2)
    PersonalRecords personalMovements(ProjectedRecords.Tools tools) {
        return new ProjectedRecords(Projection.MOVEMENTS, "reference", tools);
    }

    @Bean
    @Order(3)
    PersonalRecords personalTransfers(ProjectedRecords.Tools tools) {
        return new ProjectedRecords(Projection.TRANSFERS, "reference", tools);
    }
}
