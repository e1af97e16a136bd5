package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.axon.EventStoreRuntime;
import io.corebank.eventstore.sample.JarApplication;
import io.corebank.eventstore.sample.JarTotals;
import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What people see who look inside with SQL. */
class InspectionIT {

    private static final TestDatabase DATABASE = TestServers.postgres();
    private static final Pattern SQL = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern COMMENT = Pattern.compile("^--.*$", Pattern.MULTILINE);

    private static ConfigurableApplicationContext application;
    private static Load load;

    @BeforeAll
    static void fill() throws Exception {
        application = JarApplication.startOn(DATABASE);
        await().until(application.getBean(EventStoreRuntime.class)::isWriting);
        load = new Load(application.getBean(CommandBus.class), 1).start();
        await().until(() -> load.acknowledged() > 10);
        load.stop();
        JarTotals totals = application.getBean(JarTotals.class);
        await().until(() -> totals.contentOf(load.jars().get(0)) == load.acknowledged());
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    /** The statements in the module's README, about the jar and its operation that there are. */
    private static List<String> examples() throws Exception {
        String operation = load.acknowledgements().keySet().iterator().next();
        Matcher block = SQL.matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).isTrue();
        List<String> statements = new ArrayList<>();
        for (String statement : COMMENT.matcher(block.group(1)).replaceAll("").split(";")) {
            String id =
                    statement.contains("operation_id") ? operation : load.jars().get(0);
            if (!statement.isBlank()) {
                statements.add(statement.replace("…", id));
            }
        }
        return statements;
    }

    @Test
    void theExamplesOfTheReadmeAnswerSomething() throws Exception {
        List<String> examples = examples();
        assertThat(examples).hasSizeGreaterThan(4);
        try (Connection connection = DriverManager.getConnection(DATABASE.url(), DATABASE.user(), DATABASE.password());
                Statement statement = connection.createStatement()) {
            for (String example : examples) {
                try (ResultSet rows = statement.executeQuery(example)) {
                    assertThat(rows.next()).as(example).isTrue();
                }
            }
        }
    }

    @Test
    void theViewHasTheColumnsOfAxonsOwnTable() throws Exception {
        try (Connection connection = DriverManager.getConnection(DATABASE.url(), DATABASE.user(), DATABASE.password());
                ResultSet columns =
                        connection.getMetaData().getColumns(null, "event_store", "domain_event_entry", null)) {
            List<String> names = new ArrayList<>();
            while (columns.next()) {
                names.add(columns.getString("COLUMN_NAME"));
            }
            assertThat(names)
                    .contains(
                            "global_index",
                            "event_identifier",
                            "aggregate_identifier",
                            "sequence_number",
                            "type",
                            "payload_type",
                            "payload_revision",
                            "payload",
                            "meta_data",
                            "time_stamp");
        }
    }
}
