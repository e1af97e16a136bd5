package io.corebank.support.operations;

import io.corebank.api.OperationIds;
import io.corebank.eventstore.RecordedOperation;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;

/** A hash of what a request says, by which a key that is used again for something else is found out. */
final class Fingerprint {

    private Fingerprint() {}

    /**
     * The fingerprint of a kind of command with this content, in hexadecimal. The content is canonical already: amounts
     * as {@code Money} shows them, absent parts as the empty string, in an order that the controller fixes.
     */
    static String of(Class<?> command, List<String> content) {
        String[] parts = new String[content.size() + 1];
        parts[0] = command.getSimpleName();
        for (int i = 0; i < content.size(); i++) {
            parts[i + 1] = Normalizer.normalize(content.get(i), Normalizer.Form.NFC);
        }
        return OperationIds.derive(parts).replace("-", "");
    }

    /** Whether what was recorded under a key was a request with this fingerprint. */
    static boolean isOf(RecordedOperation recorded, String fingerprint) {
        byte[] first = recorded.fingerprint();
        return first != null && HexFormat.of().formatHex(first).equals(fingerprint);
    }
}
