package io.corebank.bench.apps;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Says when the accounts are open. */
@RestController
public class Ready {

    private volatile boolean open;

    @EventListener(ApplicationReadyEvent.class)
    void opened() {
        open = true;
    }

    @GetMapping("/ready")
    String ready() {
        if (!open) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        return "ready";
    }
}
