package io.corebank.support.approvals;

import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes {@link FourEyes} hold and serves {@code /api/v1/admin/proposals}. Without {@code bank.four-eyes} it holds
 * wherever the bank is no demo.
 */
@AutoConfiguration
@Import(ProposalController.class)
public class ApprovalsConfiguration {

    private static final int BEHIND_THE_AUDIT_LOG = 3;

    @Bean
    Proposals proposals(DataSource dataSource) {
        return new Proposals(JdbcClient.create(dataSource));
    }

    @Bean
    AdminPolicies adminPolicies(ListableBeanFactory beans) {
        return new AdminPolicies(beans);
    }

    @Bean
    WebMvcConfigurer approving(
            Proposals proposals, JsonMapper json, @Value("${bank.four-eyes:#{!${bank.demo:false}}}") boolean fourEyes) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                if (fourEyes) {
                    interceptors
                            .addInterceptor(new FourEyesInterceptor(proposals, json))
                            .addPathPatterns("/api/**")
                            .order(BEHIND_THE_AUDIT_LOG);
                }
            }
        };
    }
}
