package io.corebank.bench.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.bench.chaos.check.Finding.Promise;

/** A checker that has never found anything proves nothing: each lie, about the log or to a client, has to be found. */
abstract class CheckerTest {

    final MadeUpBank bank = new MadeUpBank();
    final MadeUpLog log = bank.log;

    final void assertFound(Promise promise) {
        assertThat(bank.check()).extracting(Finding::promise).contains(promise);
    }

    final void assertFoundOnly(Promise promise) {
        assertThat(bank.check()).isNotEmpty().extracting(Finding::promise).containsOnly(promise);
    }
}
