package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.corebank.notifications.Webhook.Status;
import io.corebank.support.privacy.PersonalData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EndpointTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String NEWEST = Signature.newSecret();
    private static final String PREVIOUS = Signature.newSecret();
    private static final String EARLIER = Signature.newSecret();

    private final PersonalData personalData = mock(PersonalData.class);

    @Test
    void signsWithEachFormerSecretUntilItsOwnEnd() {
        when(personalData.open(anyString())).thenAnswer(call -> Optional.of(call.getArgument(0)));
        assertSignsWith(NOW, NEWEST, PREVIOUS, EARLIER);
        assertSignsWith(NOW.plusSeconds(10), NEWEST, PREVIOUS);
        assertSignsWith(NOW.plusSeconds(20), NEWEST);
    }

    private void assertSignsWith(Instant at, String... secrets) {
        List<FormerSecret> former = List.of(
                new FormerSecret(PREVIOUS, NOW.plusSeconds(20)), new FormerSecret(EARLIER, NOW.plusSeconds(10)));
        Webhook webhook = new Webhook(
                "w",
                1,
                "ada",
                "ada",
                "https://receiver.test/",
                "",
                null,
                null,
                Status.ACTIVE,
                null,
                NEWEST,
                former,
                null,
                NOW);
        assertThat(Endpoint.of(webhook, personalData, at).orElseThrow().keys())
                .isEqualTo(Stream.of(secrets).map(Signature::key).toList());
    }
}
