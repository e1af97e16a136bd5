package io.corebank.support.privacy;

import io.corebank.support.approvals.ApprovalsConfiguration;
import io.corebank.support.approvals.Proposals;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Serves the erasure and the export of persons. Two operators have to agree to an erasure, unless
 * {@code bank.privacy.four-eyes} is {@code false}.
 */
@AutoConfiguration(after = {PrivacyConfiguration.class, ApprovalsConfiguration.class})
@Import({ErasureController.class, ExportController.class})
public class ErasureConfiguration {

    /** One that was under way at the time, a whole one, and one more for a slow one. */
    private static final int ROUNDS = 3;

    @Bean
    ErasureFinisher erasureFinisher(
            Erasures erasures,
            ErasuresElsewhere elsewhere,
            @Value("${bank.privacy.finish-erasures-every:10s}") Duration every) {
        return new ErasureFinisher(erasures, elsewhere, every);
    }

    @Bean
    ErasuresElsewhere erasuresElsewhere(
            KeyVault vault, PersonalData personalData, DataSource dataSource, ObjectProvider<PersonalRecords> records) {
        return new ErasuresElsewhere(
                vault, personalData, records.orderedStream().toList(), JdbcClient.create(dataSource));
    }

    @Bean
    Erasures erasures(
            PersonalData personalData,
            Proposals proposals,
            DataSource dataSource,
            ObjectProvider<PersonalRecords> records,
            @Value("${bank.privacy.four-eyes:true}") boolean fourEyes,
            @Value("${bank.privacy.finish-erasures-every:10s}") Duration every,
            @Value("${bank.privacy.second-look-after:2m}") Duration secondLook) {
        ErasureRows rows = new ErasureRows(JdbcClient.create(dataSource));
        return new Erasures(
                personalData,
                proposals,
                rows,
                records.orderedStream().toList(),
                fourEyes,
                every.multipliedBy(ROUNDS),
                secondLook);
    }
}
