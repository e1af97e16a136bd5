package io.corebank.support.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.type.LogicalType;

/** Strict JSON in, problems and correlation ids out, for every controller of a service. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"
        })
@Import({ProblemAdvice.class, ProblemErrorController.class})
@EnableConfigurationProperties(RequestProperties.class)
public class WebConfiguration {

    private static final int BEHIND_ROLES = 1;

    /** The last two are what the endpoints of the actuator answer. */
    private static final List<MediaType> NAMES_OF_JSON = List.of(
            MediaType.APPLICATION_JSON,
            MediaType.APPLICATION_PROBLEM_JSON,
            MediaType.parseMediaType("application/vnd.spring-boot.actuator.v3+json"),
            MediaType.parseMediaType("application/vnd.spring-boot.actuator.v2+json"));

    @Bean
    FilterRegistrationBean<Correlation> correlation() {
        FilterRegistrationBean<Correlation> registration = new FilterRegistrationBean<>(new Correlation());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** The request that a thread works on is known to it within controllers; nobody asks outside of them. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContextOutsideOfControllers() {
        FilterRegistrationBean<RequestContextFilter> none = new FilterRegistrationBean<>(new RequestContextFilter());
        none.setEnabled(false);
        return none;
    }

    /** Once for all requests, in place of a filter that says so to each. */
    @Bean
    ServletContextInitializer formsAreUtf8() {
        return context -> context.setRequestCharacterEncoding(StandardCharsets.UTF_8.name());
    }

    /** Behind security, so that a stranger is told no more than that. */
    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(RequestProperties properties) {
        return new FilterRegistrationBean<>(
                new BodyLimit(properties.largestBody().toBytes()));
    }

    /** JSON is called JSON: a caller who asks for another name of it gets 406, and not that name. */
    @Bean
    WebMvcConfigurer namesOfJson() {
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.configureMessageConverters(converter -> {
                    if (converter instanceof JacksonJsonHttpMessageConverter json) {
                        json.setSupportedMediaTypes(NAMES_OF_JSON);
                    }
                });
            }
        };
    }

    /**
     * The valve that is added last is asked first, so that the one that the framework has put there has nothing to do.
     */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectorProblems() {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ConnectorProblems()));
    }

    @Bean
    WaitingRoom waitingRoom(RequestProperties properties) {
        return new WaitingRoom(properties.waiting());
    }

    /** In front of rate limits: who is sent away has used up nothing. */
    @Bean
    WebMvcConfigurer waiting(WaitingRoom room) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(room).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    /**
     * Ids are read first, since limits count by them; what a request must not bring is none of a stranger's business.
     */
    @Bean
    WebMvcConfigurer requestRules() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new CanonicalIds()).order(Ordered.HIGHEST_PRECEDENCE);
                interceptors
                        .addInterceptor(new RequestRules())
                        .addPathPatterns("/api/**")
                        .order(BEHIND_ROLES);
            }
        };
    }

    @Bean
    FilterRegistrationBean<GivenParameters> givenParameters() {
        FilterRegistrationBean<GivenParameters> registration = new FilterRegistrationBean<>(new GivenParameters());
        registration.addUrlPatterns("/api/*");
        return registration;
    }

    @Bean
    static BeanPostProcessor promptAnswers(
            ObjectProvider<RequestProperties> properties, ObjectProvider<WaitingRoom> room) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof RequestMappingHandlerAdapter adapter) {
                    PromptAnswers.answerWith(adapter, properties.getObject().prompt(), room.getObject());
                }
                return bean;
            }
        };
    }

    /**
     * A number is not a string, nor the other way round, an unknown field is a mistake, and a field comes once: silence
     * here loses money.
     */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .withCoercionConfig(LogicalType.Textual, textual -> {
                    textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    textual.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    textual.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                })
                .withCoercionConfig(LogicalType.Integer, whole -> {
                    whole.setCoercion(CoercionInputShape.String, CoercionAction.Fail);
                    whole.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
                    whole.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                });
    }
}
