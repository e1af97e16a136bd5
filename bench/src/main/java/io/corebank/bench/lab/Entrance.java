package io.corebank.bench.lab;

import java.net.URI;
import java.util.List;

/** Where a bank is asked. */
public interface Entrance {

    /** Where it takes commands. */
    URI address();

    /** Where it can be read. */
    default List<URI> addresses() {
        return List.of(address());
    }
}
