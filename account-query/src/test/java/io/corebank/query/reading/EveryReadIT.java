package io.corebank.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.query.Http.Answer;
import io.corebank.query.QueryIT;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Lists, searches, statements and sums are reads like any other: each keeps to the position that is demanded. */
class EveryReadIT extends QueryIT {

    private static final long NEVER = 1_000_000_000;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    private final String customer = newCustomer();

    @Test
    void answersThePositionThatIsDemandedOrAsksForPatience() {
        String account = bank.open(customer, "Ada", "EUR");
        String other = bank.open(customer, "Ada", "EUR");
        bank.deposit(account, 1_000, "salary");
        String transfer = bank.transfer(account, other, 100, "rent");
        Map<String, CompletableFuture<Answer>> tooEarly = new TreeMap<>();
        for (String route : reads()) {
            String path =
                    route.replace("/api/v1", "").replace("{accountId}", account).replace("{transferId}", transfer);
            Answer answer = asAuditor().get(path);
            assertThat(answer.status()).as("%s %s", path, answer.body()).isEqualTo(200);
            assertThat(Long.parseLong(answer.header("Bank-Position").orElse("-1")))
                    .as(path)
                    .isGreaterThanOrEqualTo(bank.head());
            tooEarly.put(path, CompletableFuture.supplyAsync(() -> asAuditor()
                    .get(path, ReadRequest.HEADER, Long.toString(bank.head() + NEVER))));
        }
        tooEarly.forEach((path, asked) -> {
            Answer answer = asked.join();
            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.text("code")).as(path).isEqualTo("position-not-reached");
            assertThat(answer.header("Retry-After")).as(path).isPresent();
        });
        assertThat(tooEarly).hasSizeGreaterThanOrEqualTo(12);
    }

    /** Streams begin where they are told to, and operators look at the machinery rather than at what it makes. */
    private List<String> reads() {
        return routes.getHandlerMethods().keySet().stream()
                .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .map(RequestMappingInfo::getPatternValues)
                .flatMap(patterns -> patterns.stream())
                .filter(path -> path.startsWith("/api/v1/"))
                .filter(path -> !path.startsWith("/api/v1/admin/") && !path.endsWith("/stream"))
                .sorted()
                .toList();
    }
}
