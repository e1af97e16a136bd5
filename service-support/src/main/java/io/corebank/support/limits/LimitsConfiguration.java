package io.corebank.support.limits;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Limits what each caller may ask of a service, unless {@code bank.rate-limit.enabled} is {@code false}. */
@AutoConfiguration
@EnableConfigurationProperties(LimitProperties.class)
public class LimitsConfiguration {

    private static final int BEHIND_ROLES = 1;

    @Bean
    RateLimits rateLimits(LimitProperties properties, ObjectProvider<DataSource> database) {
        SpendingBook book = properties.shared()
                ? new SharedBook(JdbcClient.create(database.getObject()), properties.window())
                : new OwnBook(properties.window(), 2 * properties.callers(), System::nanoTime);
        return new RateLimits(properties, book);
    }

    @Bean
    WebMvcConfigurer limiting(LimitProperties properties, RateLimits limits) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                if (properties.enabled()) {
                    interceptors
                            .addInterceptor(new RateLimitInterceptor(limits))
                            .addPathPatterns("/api/**")
                            .order(BEHIND_ROLES);
                }
            }
        };
    }
}
