package io.corebank.support.operations;

import io.corebank.api.MetaDataKeys;
import io.corebank.support.security.Caller;
import java.util.HashMap;
import java.util.Map;

/** What travels with a person's command: who asks, for whom, under which correlation id. */
final class OperationMetaData {

    private OperationMetaData() {}

    static Map<String, Object> of(OperationRequest request, String fingerprint) {
        Caller caller = request.caller();
        Map<String, Object> metaData = new HashMap<>();
        metaData.put(MetaDataKeys.CORRELATION_ID, request.correlationId());
        metaData.put(MetaDataKeys.ACTOR, caller.subject());
        metaData.put(MetaDataKeys.FINGERPRINT, fingerprint);
        if (caller.isCustomer()) {
            metaData.put(MetaDataKeys.OWNER, caller.subject());
        }
        Long expectedVersion = request.expectedVersion();
        if (expectedVersion != null) {
            metaData.put(MetaDataKeys.EXPECTED_VERSION, expectedVersion);
        }
        return metaData;
    }
}
