package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person copies as a command, run as it is by a shell that knows the person's token. */
final class Curl {

    private Curl() {}

    /** Presses the button, and answers with what the copied command prints. */
    static JsonNode copied(Person person, BankProcess bank, String button) throws IOException, InterruptedException {
        person.browser().letCopy(bank.address());
        person.browser().evaluate("document.querySelector(" + Browser.quoted(button) + ").click()");
        person.browser().await("document.querySelector('[data-copied]')");
        String command =
                person.browser().evaluate("navigator.clipboard.readText()").asString();
        assertThat(command).startsWith("curl ").contains("$TOKEN");
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
        shell.environment().put("TOKEN", bank.as("auditor").token());
        Process process = shell.start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(answer).isZero();
        return JsonMapper.shared().readTree(answer);
    }
}
