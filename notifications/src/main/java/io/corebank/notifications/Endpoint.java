package io.corebank.notifications;

import io.corebank.support.privacy.PersonalData;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where a webhook leads to, unsealed.
 *
 * @param keys that sign, the newest first
 */
record Endpoint(URI url, List<SecretKeySpec> keys) {

    /** Opens what is sealed; empty when its customer has been erased. */
    static Optional<Endpoint> of(Webhook webhook, PersonalData personalData, Instant now) {
        Optional<String> url = personalData.open(webhook.sealedUrl());
        Stream<String> former = webhook.formerSecrets().stream()
                .filter(secret -> secret.until().isAfter(now))
                .map(FormerSecret::sealed);
        List<SecretKeySpec> keys = Stream.concat(Stream.of(webhook.sealedSecret()), former)
                .map(personalData::open)
                .flatMap(Optional::stream)
                .map(Signature::key)
                .toList();
        return url.filter(known -> !keys.isEmpty()).map(known -> new Endpoint(URI.create(known), keys));
    }
}
