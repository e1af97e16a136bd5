package io.corebank.notifications;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.OPERATOR;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.support.openapi.Answers;
import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.security.Allowed;
import io.corebank.support.security.Caller;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whoever wants to be told leaves an address. Customers are told of own accounts only, operators of all. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookController {

    private final Webhooks webhooks;

    WebhookController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** Webhooks before a number, newest first, and what to go on with. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(List<WebhookView> items, @Nullable String nextCursor) {}

    /** The names that {@code eventTypes} may hold. */
    record Types(Set<String> items) {}

    /** The answer shows the secret, and nothing ever does again, but for the same request under the same key. */
    @PostMapping
    @Answers(201)
    @Allowed({CUSTOMER, OPERATOR})
    ResponseEntity<WebhookView> create(OperationRequest request, @RequestBody WebhookBody body) {
        Completed<WebhookView> made = webhooks.create(request, body);
        return made.answer(HttpStatus.CREATED)
                .location(URI.create("/api/v1/webhooks/" + made.result().webhookId()))
                .body(made.result());
    }

    @GetMapping
    @Allowed({CUSTOMER, OPERATOR, AUDITOR})
    Listed list(@RequestParam @Nullable String cursor, @RequestParam @Nullable String limit, Caller caller) {
        Paging paging = Paging.of(cursor, limit);
        List<Webhook> found = webhooks.page(caller, paging.before(), paging.limit() + 1);
        String next = found.size() > paging.limit()
                ? Long.toString(found.get(paging.limit() - 1).number())
                : null;
        return new Listed(
                found.stream().limit(paging.limit()).map(webhooks::shown).toList(), next);
    }

    /** The types of events that there are. */
    @GetMapping("/event-types")
    @Allowed({CUSTOMER, OPERATOR, AUDITOR})
    Types types() {
        return new Types(EventCatalog.names());
    }

    @GetMapping("/{webhookId}")
    @Allowed({CUSTOMER, OPERATOR, AUDITOR})
    WebhookView one(@PathVariable String webhookId, Caller caller) {
        return webhooks.view(webhookId, caller);
    }

    /** Changes what is named, pauses it, or activates it again. */
    @PatchMapping("/{webhookId}")
    @Allowed({CUSTOMER, OPERATOR})
    ResponseEntity<WebhookView> change(
            OperationRequest request, @PathVariable String webhookId, @RequestBody WebhookChange change) {
        Completed<WebhookView> changed = webhooks.change(request, webhookId, change.wanted());
        return changed.answer(HttpStatus.OK).body(changed.result());
    }

    /** What waits for it and its log go, too. */
    @DeleteMapping("/{webhookId}")
    @Allowed({CUSTOMER, OPERATOR})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> delete(OperationRequest request, @PathVariable String webhookId) {
        return webhooks.delete(request, webhookId).answer(HttpStatus.NO_CONTENT).build();
    }

    /** A new secret, shown once. For a while both sign. */
    @PostMapping("/{webhookId}/secret")
    @Allowed({CUSTOMER, OPERATOR})
    ResponseEntity<WebhookView> rotate(OperationRequest request, @PathVariable String webhookId) {
        Completed<WebhookView> rotated = webhooks.rotate(request, webhookId);
        return rotated.answer(HttpStatus.OK).body(rotated.result());
    }
}
