package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the tour of the README, and what other documents mark as run, as it is printed, but for the port. */
@ExtendWith(SharedBank.class)
class TourIT {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern BLOCK = Pattern.compile("```bash tour\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern RUN = Pattern.compile("```bash run\\n(.*?)```", Pattern.DOTALL);

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

        String output = run(onThisBank(tour));

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

    /** The blocks of other documents that are marked as run, each by itself, with an account of Ada's to work on. */
    @Test
    void doesWhatOtherDocumentsShow() throws IOException, InterruptedException {
        String account = new Customers(bank).accountOf("customer1", "EUR", "1.00");
        List<String> scripts = new ArrayList<>();
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            for (Path page : pages.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                RUN.matcher(Files.readString(page)).results().forEach(block -> scripts.add(block.group(1)));
            }
        }
        assertThat(scripts).hasSizeGreaterThanOrEqualTo(2);
        for (String script : scripts) {
            String output = run("ACCOUNT=" + account + "\n" + onThisBank(script).replace("curl -sS", "curl -fsS"));
            assertThat(output).as(script).matches("(?s)[{\\[].*\".*");
        }
    }

    private String onThisBank(String script) {
        return script.replace("localhost:8080", "localhost:" + bank.port())
                .replace("./bank token", "./bank token --port " + bank.port());
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
