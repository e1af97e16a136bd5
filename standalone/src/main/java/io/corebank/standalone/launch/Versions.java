package io.corebank.standalone.launch;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the bank's version, which its jar knows, and that of Java. */
final class Versions implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return new String[] {
            "bank " + Objects.requireNonNullElse(version, "(from its classes)") + ", Java " + Runtime.version()
        };
    }
}
