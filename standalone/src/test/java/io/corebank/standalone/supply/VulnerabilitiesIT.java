package io.corebank.standalone.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The check for known vulnerabilities passes while the database knows none of a part, and fails the build as soon as it
 * does. The database is a copy that the test makes in the form of the real one. It takes minutes and the network:
 * {@code -Dvulnerabilities.prove=true}.
 */
@EnabledIfSystemProperty(named = "vulnerabilities.prove", matches = "true")
class VulnerabilitiesIT {

    private static final Path PROJECT = Path.of("src/test/vulnerable/pom.xml").toAbsolutePath();
    private static final int FIRST_YEAR = 2002;
    private static final String NOTHING =
            "{\"resultsPerPage\":0,\"startIndex\":0,\"totalResults\":0,\"format\":\"NVD_CVE\","
                    + "\"version\":\"2.0\",\"timestamp\":\"2026-01-01T00:00:00.000\",\"vulnerabilities\":[]}";
    private static final String OF_THE_DRIVER = """
            {"resultsPerPage":1,"startIndex":0,"totalResults":1,"format":"NVD_CVE","version":"2.0",
             "timestamp":"2026-01-01T00:00:00.000","vulnerabilities":[{"cve":{"id":"CVE-2026-99999",
             "sourceIdentifier":"nobody@example.com","published":"2026-01-01T00:00:00.000",
             "lastModified":"2026-01-01T00:00:00.000","vulnStatus":"Analyzed",
             "descriptions":[{"lang":"en","value":"Made up: the PostgreSQL JDBC driver for Java lets everybody in."}],
             "metrics":{"cvssMetricV31":[{"source":"nobody@example.com","type":"Primary","cvssData":{"version":"3.1",
             "vectorString":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H","attackVector":"NETWORK",
             "attackComplexity":"LOW","privilegesRequired":"NONE","userInteraction":"NONE","scope":"CHANGED",
             "confidentialityImpact":"HIGH","integrityImpact":"HIGH","availabilityImpact":"HIGH","baseScore":10.0,
             "baseSeverity":"CRITICAL"},"exploitabilityScore":3.9,"impactScore":6.0}]},
             "configurations":[{"nodes":[{"operator":"OR","negate":false,"cpeMatch":[
             {"vulnerable":true,"criteria":"cpe:2.3:a:postgresql:postgresql_jdbc_driver:*:*:*:*:*:*:*:*",
             "versionEndIncluding":"%s","matchCriteriaId":"E4C0A4F3-0000-4000-8000-000000000001"}]}]}],
             "references":[{"url":"https://example.com","source":"nobody@example.com"}]}}]}
            """;

    @TempDir
    Path folder;

    @Test
    void failsTheBuildForAPartThatTheDatabaseKnowsOf() throws Exception {
        assertThat(check("99.0")).contains("BUILD FAILURE", "CVE-2026-99999(10.0)", "org.postgresql/postgresql");
    }

    @Test
    void passesForAnEarlierVersion() throws Exception {
        assertThat(check("1.0")).contains("Analysis Complete", "BUILD SUCCESS");
    }

    private String check(String lastBadVersion) throws Exception {
        Path output = folder.resolve("output");
        int last = Year.now(ZoneOffset.UTC).getValue();
        StringBuilder index = new StringBuilder("prefix=nvdcve-\n");
        for (int year = FIRST_YEAR; year <= last; year++) {
            write(index, Integer.toString(year), year == last ? OF_THE_DRIVER.formatted(lastBadVersion) : NOTHING);
        }
        write(index, "modified", NOTHING);
        Files.writeString(folder.resolve("cache.properties"), index);
        List<String> command = List.of(
                Path.of("..", "mvnw").toAbsolutePath().normalize().toString(),
                "-B",
                "-f",
                PROJECT.toString(),
                "-Pvulnerabilities",
                "verify",
                "-Dvulnerabilities.feed=" + folder.toUri(),
                "-DdataDirectory=" + folder.resolve("data"),
                "-Dodc.outputDirectory=" + folder,
                "-DretireJsAnalyzerEnabled=false",
                "-DknownExploitedEnabled=false",
                "-DhostedSuppressionsEnabled=false",
                "-DversionCheckEnabled=false");
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return Files.readString(output);
    }

    private void write(StringBuilder index, String name, String page) throws IOException {
        try (OutputStream packed =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("nvdcve-" + name + ".json.gz")))) {
            packed.write(page.getBytes(StandardCharsets.UTF_8));
        }
        index.append("lastModifiedDate.%s=%s%n"
                .formatted(
                        name,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "\\:")));
    }
}
