package io.corebank.query.rebuild;

/** A rebuild or a rollback that is not begun. Nothing has happened. */
class RebuildRefusal extends RuntimeException {

    private final int status;
    private final String code;
    private final String detail;

    RebuildRefusal(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return detail;
    }
}
