package io.corebank.support.inspect;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The event store has no events of such an aggregate up to the point that was asked for. */
class UnknownAggregate extends ResponseStatusException {

    UnknownAggregate() {
        super(HttpStatus.NOT_FOUND, "There are no events of this aggregate up to this point");
    }
}
