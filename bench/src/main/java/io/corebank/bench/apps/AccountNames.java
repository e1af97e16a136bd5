package io.corebank.bench.apps;

import java.util.List;
import java.util.stream.IntStream;

/** The accounts that every comparison application opens when it starts. */
public final class AccountNames {

    private AccountNames() {}

    /** As long as the bank's own ids. */
    public static List<String> first(int count) {
        return IntStream.range(0, count)
                .mapToObj("00000000-0000-4000-8000-%012d"::formatted)
                .toList();
    }
}
