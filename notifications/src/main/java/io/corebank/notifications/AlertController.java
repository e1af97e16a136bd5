package io.corebank.notifications;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.OPERATOR;

import io.corebank.support.openapi.Answers;
import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.security.Allowed;
import io.corebank.support.security.Caller;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rules by which a webhook is told of more than events: a low balance, a large movement, a refused transfer. */
@RestController
@RequestMapping("/api/v1/webhooks/{webhookId}/alerts")
class AlertController {

    private final AlertService alerts;

    AlertController(AlertService alerts) {
        this.alerts = alerts;
    }

    /** The rules of a webhook, oldest first. */
    record Listed(List<AlertView> items) {}

    @PostMapping
    @Answers(201)
    @Allowed({CUSTOMER, OPERATOR})
    ResponseEntity<AlertView> create(
            OperationRequest request, @PathVariable String webhookId, @RequestBody AlertBody body) {
        Completed<AlertView> made = alerts.create(request, webhookId, body);
        URI place = URI.create(
                "/api/v1/webhooks/" + webhookId + "/alerts/" + made.result().alertId());
        return made.answer(HttpStatus.CREATED).location(place).body(made.result());
    }

    @GetMapping
    @Allowed({CUSTOMER, OPERATOR, AUDITOR})
    Listed list(@PathVariable String webhookId, Caller caller) {
        return new Listed(alerts.of(webhookId, caller));
    }

    @DeleteMapping("/{alertId}")
    @Allowed({CUSTOMER, OPERATOR})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> delete(
            OperationRequest request, @PathVariable String webhookId, @PathVariable String alertId) {
        return alerts.delete(request, webhookId, alertId)
                .answer(HttpStatus.NO_CONTENT)
                .build();
    }
}
