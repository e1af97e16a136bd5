package io.corebank.console;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Brings the console to whatever web application has this module. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(ConsoleController.class)
public class ConsoleConfiguration {

    @Bean
    ConsoleFiles consoleFiles() {
        return ConsoleFiles.ofClassPath();
    }

    @Bean
    Libraries consoleLibraries() {
        return Libraries.ofClassPath();
    }

    @Bean
    ConsolePage consolePage(
            ConsoleFiles files,
            Libraries libraries,
            @Value("${bank.demo:false}") boolean demo,
            @Value("${bank.console.axon-server:}") String axonServer) {
        return ConsolePage.of(files, libraries.importMap(), demo, axonServer);
    }
}
