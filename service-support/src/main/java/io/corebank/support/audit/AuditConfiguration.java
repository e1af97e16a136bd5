package io.corebank.support.audit;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Writes the audit log of a service and serves {@code /api/v1/admin/audit}. */
@AutoConfiguration
@Import(AuditController.class)
public class AuditConfiguration {

    private static final int REFUSALS_PER_MINUTE = 300;
    private static final int BEHIND_ROLES_AND_LIMITS = 2;

    /** With transactions of its own: a line stays although the request that it is about is rolled back. */
    @Bean
    AuditRows auditRows(DataSource dataSource) {
        TransactionTemplate own = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new AuditRows(JdbcClient.create(dataSource), own, Clock.systemUTC());
    }

    @Bean
    AuditLog auditLog(AuditRows rows) {
        return new AuditLog(rows, new RefusalBudget(REFUSALS_PER_MINUTE, System::nanoTime));
    }

    @Bean
    WebMvcConfigurer auditing(AuditLog audit) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors
                        .addInterceptor(new AuditInterceptor(audit))
                        .addPathPatterns("/api/**")
                        .order(BEHIND_ROLES_AND_LIMITS);
            }
        };
    }
}
