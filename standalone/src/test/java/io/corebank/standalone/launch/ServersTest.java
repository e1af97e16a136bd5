package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersTest {

    @TempDir
    Path folder;

    private final UpOptions options = new UpOptions();

    private Map<String, String> settings() throws IOException {
        Path postgres = Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(postgres.resolve("password"), "made by chance");
        options.postgres.user = "somebody";
        options.postgres.password = "secret";
        options.elasticsearchUser = "somebody";
        return new Servers(options, new DataFolder(folder), Progress.toTerminal()).settings();
    }

    /** They are in the environment of whoever runs another bank on servers of their own. */
    @Test
    void ofOursHaveCredentialsOfTheirOwn() throws IOException {
        assertThat(settings())
                .containsEntry("spring.datasource.username", "postgres")
                .containsEntry("spring.datasource.password", "made by chance")
                .doesNotContainKey("bank.elasticsearch.username");
    }

    @Test
    void thatAreNamedByAUrlHaveThoseThatWereSet() throws IOException {
        options.postgres.url = "jdbc:postgresql://db/bank";
        options.elasticsearchUrl = "http://search";

        assertThat(settings())
                .containsEntry("spring.datasource.url", "jdbc:postgresql://db/bank")
                .containsEntry("spring.datasource.username", "somebody")
                .containsEntry("spring.datasource.password", "secret")
                .containsEntry("bank.elasticsearch.username", "somebody");
    }
}
