package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.SharedBank;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the tour of the README as it is printed, but for the port. */
@ExtendWith(SharedBank.class)
class TourIT {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern BLOCK = Pattern.compile("```bash tour\\n(.*?)```", Pattern.DOTALL);

    private final BankProcess bank;

    TourIT(BankProcess bank) {
        this.bank = bank;
    }

    @Test
    void showsWhatTheReadmePromises() throws IOException, InterruptedException {
        String tour = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> block.replaceAll("```(bash tour)?", "").trim())
                .collect(Collectors.joining("\necho; echo ----\n"));

        String output = run(tour.replace("localhost:8080", "localhost:" + bank.port())
                .replace("./bank token", "./bank token --port " + bank.port()));

        String[] answers = output.split("----");
        assertThat(answers).as(output).hasSize(8);
        assertThat(answers[2]).contains("\"posted\":\"100.00\"").contains("\"version\":2");
        assertThat(answers[3]).contains("HTTP/1.1 201").containsIgnoringCase("Idempotency-Replayed: true");
        assertThat(answers[4]).contains("\"status\":\"COMPLETED\"").contains("\"steps\"");
        assertThat(answers[5]).contains("insufficient-funds").contains("correlationId");
        assertThat(answers[6]).contains("\"available\":\"60.00\"").contains("Ada Lovelace");
        assertThat(answers[7])
                .contains("\"sequence\":1")
                .contains("AccountCreated")
                .doesNotContain("Lovelace");
    }

    private static String run(String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(output).isZero();
        return output;
    }
}
