package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the documentation tells receivers to do finds out every forgery and every replay, and takes what is genuine. */
class SnippetTest {

    private static final Path DOCUMENT = Path.of("../docs/notifications.md");
    private static final String SECRET = Signature.newSecret();
    private static final String BODY = "{\"id\":\"m1\",\"data\":{\"amount\":\"1.00\"}}";
    private static final Instant NOW = Instant.now();

    @TempDir
    private Path folder;

    /** What came, genuine or not. */
    private record Received(String secret, String id, String timestamp, String signatures, String body) {}

    /** What an attacker, a rotation or a delay makes of a message. */
    private enum Case {
        GENUINE(true) {
            @Override
            Received of(Received genuine) {
                return genuine;
            }
        },
        SIGNED_WITH_TWO_SECRETS(true) {
            @Override
            Received of(Received genuine) {
                String both = signed(Signature.newSecret(), "m1", NOW, BODY) + " " + genuine.signatures();
                return new Received(genuine.secret(), genuine.id(), genuine.timestamp(), both, genuine.body());
            }
        },
        OTHER_BODY(false) {
            @Override
            Received of(Received genuine) {
                String more = genuine.body().replace("1.00", "9.00");
                return new Received(genuine.secret(), genuine.id(), genuine.timestamp(), genuine.signatures(), more);
            }
        },
        OTHER_ID(false) {
            @Override
            Received of(Received genuine) {
                return new Received(genuine.secret(), "m2", genuine.timestamp(), genuine.signatures(), genuine.body());
            }
        },
        OTHER_SECRET(false) {
            @Override
            Received of(Received genuine) {
                String forged = signed(Signature.newSecret(), "m1", NOW, BODY);
                return new Received(genuine.secret(), genuine.id(), genuine.timestamp(), forged, genuine.body());
            }
        },
        NO_SIGNATURE(false) {
            @Override
            Received of(Received genuine) {
                return new Received(genuine.secret(), genuine.id(), genuine.timestamp(), "v1,", genuine.body());
            }
        },
        REPLAYED_LATER(false) {
            @Override
            Received of(Received genuine) {
                return at(NOW.minusSeconds(301));
            }
        },
        REPLAYED_WITH_A_NEW_TIME(false) {
            @Override
            Received of(Received genuine) {
                Received old = at(NOW.minusSeconds(3_600));
                return new Received(old.secret(), old.id(), genuine.timestamp(), old.signatures(), old.body());
            }
        },
        FROM_THE_FUTURE(false) {
            @Override
            Received of(Received genuine) {
                return at(NOW.plusSeconds(400));
            }
        };

        private final boolean taken;

        Case(boolean taken) {
            this.taken = taken;
        }

        abstract Received of(Received genuine);
    }

    @ParameterizedTest
    @EnumSource
    void theJavaOfTheDocumentTellsThemApart(Case received) throws GeneralSecurityException {
        Received message = received.of(at(NOW));
        assertThat(WebhookVerifier.isGenuine(
                        message.secret(),
                        message.id(),
                        message.timestamp(),
                        message.signatures(),
                        message.body().getBytes(StandardCharsets.UTF_8),
                        NOW))
                .isEqualTo(received.taken);
    }

    @ParameterizedTest
    @EnumSource
    void theShellOfTheDocumentTellsThemApart(Case received) throws IOException, InterruptedException {
        Received message = received.of(at(Instant.now()));
        Path body = Files.writeString(folder.resolve("body.json"), message.body());
        Path script = Files.writeString(
                folder.resolve("verify.sh"), block("sh") + "\nverify \"$1\" \"$2\" \"$3\" \"$4\" \"$5\"\n");
        List<String> command = Stream.of(
                        "sh",
                        script.toString(),
                        message.secret(),
                        message.id(),
                        message.timestamp(),
                        message.signatures(),
                        body.toString())
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output).isEmpty();
        assertThat(process.exitValue() == 0).isEqualTo(received.taken);
    }

    @Test
    void theJavaOfTheDocumentIsTheOneThatIsTested() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/corebank/notifications/WebhookVerifier.java"));
        String tested = source.split("// docs\n")[1].stripTrailing().stripIndent();
        assertThat(block("java").strip()).isEqualTo(tested.strip());
    }

    private static Received at(Instant sent) {
        return new Received(SECRET, "m1", Long.toString(sent.getEpochSecond()), signed(SECRET, "m1", sent, BODY), BODY);
    }

    private static String signed(String secret, String id, Instant at, String body) {
        return Signature.header(
                List.of(Signature.key(secret)), id, at.getEpochSecond(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String block(String language) throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.equals("```" + language + " verify"))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .collect(Collectors.joining("\n"));
    }
}
