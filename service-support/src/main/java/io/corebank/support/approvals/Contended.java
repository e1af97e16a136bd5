package io.corebank.support.approvals;

import io.corebank.support.web.Unavailable;

/** Somebody has taken a proposal back, or agreed to it, at the very moment; whoever asks again sees which. */
public final class Contended extends Unavailable {

    private static final long serialVersionUID = 1;

    public Contended() {
        super("proposal-contended", "Another operator has decided at the same time. Ask again.");
    }
}
