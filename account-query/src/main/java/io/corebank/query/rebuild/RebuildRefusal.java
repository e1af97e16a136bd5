package io.corebank.query.rebuild;

import io.corebank.support.web.Declined;

/** A rebuild or a rollback that is not begun. Nothing has happened. */
class RebuildRefusal extends Declined {

    RebuildRefusal(int status, String code, String detail) {
        super(status, code, "The projection is left as it is", detail);
    }
}
