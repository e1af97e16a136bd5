package io.corebank.notifications;

import io.corebank.support.web.Problem;
import io.corebank.support.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells the caller why not. */
@RestControllerAdvice(basePackageClasses = WebhookProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class WebhookProblems {

    @ExceptionHandler
    ResponseEntity<Problem> refused(WebhookRefusal refusal) {
        String title = refusal.status() == 404 ? "There is nothing here" : "The webhook cannot be so";
        return Problems.answer(refusal.status(), refusal.code(), title, refusal.detail());
    }
}
