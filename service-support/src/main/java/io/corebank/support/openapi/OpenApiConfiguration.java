package io.corebank.support.openapi;

import io.corebank.support.operations.OperationRequest;
import io.corebank.support.security.Caller;
import io.corebank.support.web.Problem;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Describes the API of whatever controllers are in this process, with examples that work as they stand. */
@AutoConfiguration
@ConditionalOnClass(OpenApiCustomizer.class)
public class OpenApiConfiguration {

    private static final String BEARER = "bearer";
    private static final String CLIENT = "client";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, OperationRequest.class);
    }

    private final Set<Class<?>> described = ConcurrentHashMap.newKeySet();

    OpenApiConfiguration() {
        described.add(Problem.class);
    }

    @Bean
    OpenAPI bank() {
        return new OpenAPI()
                .info(new Info()
                        .title("corebank")
                        .version("1")
                        .description("An event-sourced bank. Get a token with `./bank token customer1`, or authorize"
                                + " here as client `customer1`, `teller`, `operator` or `auditor` with secret `demo`."
                                + " Amounts are decimal strings, errors are problem+json, every write needs an"
                                + " `Idempotency-Key`.")
                        .license(new License().name("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSecuritySchemes(
                                CLIENT,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.OAUTH2)
                                        .flows(new OAuthFlows()
                                                .clientCredentials(new OAuthFlow()
                                                        .tokenUrl("/oauth2/token")
                                                        .scopes(new Scopes())))))
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .addSecurityItem(new SecurityRequirement().addList(CLIENT));
    }

    @Bean
    ModelConverter recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    OperationCustomizer bankOperations() {
        return new BankOperations(described);
    }

    @Bean
    OpenApiCustomizer bankDocument() {
        return new BankDocument(described);
    }
}
