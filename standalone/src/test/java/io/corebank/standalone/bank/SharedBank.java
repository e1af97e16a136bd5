package io.corebank.standalone.bank;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One bank for all tests of a JVM that do not break it. Tests keep to accounts of their own. */
public final class SharedBank implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BankProcess.class;
    }

    @Override
    public BankProcess resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Holder.BANK;
    }

    /** A data folder that nothing has used. */
    public static Path freshFolder() {
        try {
            return Files.createTempDirectory("bank").resolve("data");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Lives as long as the JVM: where several share the classes, each class is a run of JUnit's own. */
    private static final class Holder {

        private static final int FAILED = 1;
        private static final BankProcess BANK = BankProcess.start(freshFolder());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(Holder::end, "shared-bank"));
        }

        /**
         * No test is left to fail when the last look at the bank finds something: the JVM fails, and with it the build.
         */
        private static void end() {
            try {
                BANK.close();
            } catch (RuntimeException | Error finding) {
                // Whatever listens to System.err has gone by now.
                finding.printStackTrace(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
                Runtime.getRuntime().halt(FAILED);
            }
        }
    }
}
