package io.corebank.standalone.bank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One bank for all tests that do not break it. Tests keep to accounts of their own. */
public final class SharedBank implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BankProcess.class;
    }

    @Override
    public BankProcess resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(SharedBank.class, key -> BankProcess.start(freshFolder()), BankProcess.class);
    }

    /** A data folder that nothing has used. */
    public static Path freshFolder() {
        try {
            return Files.createTempDirectory("bank").resolve("data");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
