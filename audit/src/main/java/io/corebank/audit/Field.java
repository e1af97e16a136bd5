package io.corebank.audit;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an audit reads of an event's JSON; everything else it passes over. */
public enum Field {
    ACCOUNT_ID("accountId"),
    TRANSFER_ID("transferId"),
    OPERATION_ID("operationId"),
    HOLD_ID("holdId"),
    CUSTOMER_ID("customerId"),
    CURRENCY("currency"),
    FROM("fromAccountId"),
    TO("toAccountId"),
    EXECUTE_AT("executeAt"),
    AMOUNT("amountMinor"),
    REVERSED("reversedMinor"),
    CAPTURED("capturedMinor"),
    RELEASED("releasedMinor"),
    OVERDRAFT_LIMIT("overdraftLimitMinor"),
    POSTED("postedMinor"),
    HELD("heldMinor");

    private static final Map<String, Field> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::json, Function.identity()));

    private final String json;

    Field(String json) {
        this.json = json;
    }

    private String json() {
        return json;
    }

    /** The field of a name; null when an audit does not read it. */
    static @Nullable Field named(String name) {
        return BY_NAME.get(name);
    }
}
