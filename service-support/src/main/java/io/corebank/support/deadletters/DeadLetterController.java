package io.corebank.support.deadletters;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.OPERATOR;

import io.corebank.eventstore.DeadLetter;
import io.corebank.eventstore.postgres.DeadLetterRows;
import io.corebank.support.approvals.FourEyes;
import io.corebank.support.approvals.OneOperator;
import io.corebank.support.approvals.Proposable;
import io.corebank.support.security.Allowed;
import io.corebank.support.security.Caller;
import io.corebank.support.web.MalformedRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Events that could not be handled, one for each sequence that stands still because of it. */
@RestController
@RequestMapping("/api/v1/admin/dead-letters")
class DeadLetterController implements Proposable {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterController.class);
    private static final int LARGEST_PAGE = 200;

    private final DeadLetterRows letters;
    private final List<DeadLetterOffice> offices;

    DeadLetterController(DeadLetterRows letters, List<DeadLetterOffice> offices) {
        this.letters = letters;
        this.offices = offices;
    }

    @Override
    public void requireKnown(Map<String, String> named) {
        if (letters.find(named.getOrDefault("id", "")).isEmpty()) {
            throw unknown();
        }
    }

    /** The event that each sequence hangs on. Whatever else happens to the sequence waits behind it. */
    @GetMapping
    @Allowed({OPERATOR, AUDITOR})
    DeadLetterView.Page deadLetters(
            @RequestParam @Nullable String processor,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new MalformedRequest("invalid-parameter", "limit is a number from 1 to " + LARGEST_PAGE + ".");
        }
        List<DeadLetter> found = letters.heads(processor, cursor, limit);
        return new DeadLetterView.Page(
                found.stream().map(letter -> DeadLetterView.of(letter, caller)).toList(),
                found.size() == limit ? found.get(limit - 1).id() : null);
    }

    /** Tries the sequence of a letter again, in order. Nothing is lost, whatever comes of it. */
    @PostMapping("/{id}/retry")
    @OneOperator(because = "an event is tried again and stays parked if it fails")
    @Allowed(OPERATOR)
    DeadLetterView.Retried retry(@PathVariable String id, Caller caller) {
        DeadLetter letter = letters.find(id).orElseThrow(DeadLetterController::unknown);
        boolean handled = officeOf(letter).retry(letter.group(), letter.sequence());
        log.info("{} tried {} of {} again: {}", caller.subject(), letter.sequence(), letter.group(), handled);
        return new DeadLetterView.Retried(
                id,
                handled,
                handled
                        ? null
                        : letters.find(id)
                                .map(left -> DeadLetterView.of(left, caller))
                                .orElse(null));
    }

    /** Gives an event up for good. What waits behind it is tried with the next retry. */
    @DeleteMapping("/{id}")
    @FourEyes
    @Allowed(OPERATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String id, Caller caller) {
        DeadLetter letter = letters.find(id).orElseThrow(DeadLetterController::unknown);
        if (!letters.discard(id)) {
            throw unknown();
        }
        log.warn(
                "{} gave up event {} of {} for {}",
                caller.subject(),
                letter.eventId(),
                letter.sequence(),
                letter.group());
    }

    private DeadLetterOffice officeOf(DeadLetter letter) {
        return offices.stream()
                .filter(office -> office.isFor(letter.group()))
                .findFirst()
                .orElseThrow(DeadLetterController::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such dead letter in this process");
    }
}
