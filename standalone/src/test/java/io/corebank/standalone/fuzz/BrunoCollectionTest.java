package io.corebank.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The collection for Bruno is made of the requests for editors, which {@link HttpFilesIT} sends and holds against the
 * OpenAPI document.
 */
class BrunoCollectionTest {

    private static final Path FOLDER = Path.of("").toAbsolutePath().getParent().resolve("docs/http");
    private static final Path COLLECTION = FOLDER.resolve("bruno");

    @Test
    void saysWhatTheRequestsForEditorsSay() throws IOException {
        Map<String, String> expected = BrunoCollection.of(Files.readString(FOLDER.resolve("bank.http")));
        if (Boolean.getBoolean("bruno.update")) {
            write(expected);
        }
        assertThat(written())
                .as("docs/http/bruno: run this test with -Dbruno.update=true")
                .isEqualTo(expected);
    }

    @Test
    void keepsMethodHeadersBodyAndStatus() {
        String http = """
                @bank = http://localhost:8080
                @teller = paste

                ### A teller takes her cash: 201
                POST {{bank}}/api/v1/accounts/7/deposits?dry=1
                Authorization: Bearer {{teller}}

                {"amount": "1.00"}
                """;

        Map<String, String> files = BrunoCollection.of(http);

        assertThat(files).containsOnlyKeys("bruno.json", "environments/local.bru", "01-a-teller-takes-her-cash.bru");
        assertThat(files.get("environments/local.bru")).contains("bank: http://localhost:8080", "teller: paste");
        assertThat(files.get("01-a-teller-takes-her-cash.bru")).isEqualTo("""
                        meta {
                          name: A teller takes her cash
                          seq: 1
                          type: http
                        }

                        post {
                          auth: none
                          body: json
                          url: {{bank}}/api/v1/accounts/7/deposits?dry=1
                        }

                        params:query {
                          dry: 1
                        }

                        headers {
                          Authorization: Bearer {{teller}}
                        }

                        body:json {
                          {"amount": "1.00"}
                        }

                        assert {
                          res.status: eq 201
                        }
                        """);
    }

    private static void write(Map<String, String> files) throws IOException {
        for (String old : written().keySet()) {
            Files.delete(COLLECTION.resolve(old));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = COLLECTION.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static Map<String, String> written() throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.exists(COLLECTION)) {
            try (Stream<Path> all = Files.walk(COLLECTION)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(COLLECTION.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return files;
    }
}
