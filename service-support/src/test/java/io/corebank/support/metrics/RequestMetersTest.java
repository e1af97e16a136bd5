package io.corebank.support.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

class RequestMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Library library = new Library();
    private final MockMvc service = MockMvcBuilders.standaloneSetup(library)
            .addFilters(new RequestMeters(registry))
            .build();

    @Test
    void countsByRouteAndStatusAndNotByAddress() throws Exception {
        service.perform(get("/books/1"));
        service.perform(get("/books/2"));
        service.perform(get("/books/none"));
        assertThat(timer("/books/{id}", "200", "SUCCESS").count()).isEqualTo(2);
        assertThat(timer("/books/{id}", "404", "CLIENT_ERROR").count()).isOne();
        assertThat(registry.find("http.server.requests").timers()).hasSize(2);
    }

    @Test
    void countsWhatNobodyServesWithoutItsAddress() throws Exception {
        service.perform(get("/paintings/1"));
        assertThat(timer("UNKNOWN", "404", "CLIENT_ERROR").count()).isOne();
    }

    @Test
    void countsAnAnswerThatComesLaterWhenItIsComplete() throws Exception {
        MvcResult waiting = service.perform(get("/loans")).andReturn();
        assertThat(registry.find("http.server.requests").timers()).isEmpty();
        library.loans.complete(ResponseEntity.accepted().build());
        service.perform(asyncDispatch(waiting));
        assertThat(timer("/loans", "202", "SUCCESS").count()).isOne();
    }

    private Timer timer(String route, String status, String outcome) {
        Tags tags = Tags.of("method", "GET", "uri", route, "status", status, "outcome", outcome);
        @Nullable Timer timer = registry.find("http.server.requests").tags(tags).timer();
        return Objects.requireNonNull(timer, () -> "no timer " + tags);
    }

    @RestController
    static class Library {

        private final CompletableFuture<ResponseEntity<Void>> loans = new CompletableFuture<>();

        @GetMapping("/books/{id}")
        ResponseEntity<String> book(@PathVariable("id") String id) {
            return "none".equals(id) ? ResponseEntity.notFound().build() : ResponseEntity.ok(id);
        }

        @GetMapping("/loans")
        CompletableFuture<ResponseEntity<Void>> loans() {
            return loans;
        }
    }
}
