package io.corebank.standalone.launch;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command that talks to a running bank is told which one. */
final class WhichBank {

    private static final int DEFAULT_PORT = 8080;

    @Option(
            names = "--data",
            defaultValue = "${env:BANK_DATA:-${sys:bank.home:-.}/data}",
            description = "the data folder of the bank (${DEFAULT-VALUE})")
    Path data = Path.of("data");

    @Option(names = "--port", description = "its port, where the data folder does not say")
    @Nullable
    Integer port;

    DataFolder folder() {
        return new DataFolder(data);
    }

    Optional<RunningBank> running() {
        return folder().runningBank();
    }

    /** The way to it; a bank with TLS is known by its certificate alone, whatever name it has. */
    Http http() {
        return running().map(RunningBank::certificate).map(Http::knowing).orElseGet(Http::plain);
    }

    /** Where its REST API is: the data folder knows whether by HTTPS. */
    URI address() {
        return running()
                .map(RunningBank::address)
                .filter(address -> port == null || port == address.getPort())
                .orElse(URI.create("http://localhost:" + (port == null ? DEFAULT_PORT : port)));
    }
}
