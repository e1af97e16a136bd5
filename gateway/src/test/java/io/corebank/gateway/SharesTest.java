package io.corebank.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharesTest {

    private final Shares shares = new Shares(3, 2);

    @Test
    void givesOneCallerNoMoreThanTheirShare() {
        takes("ada");
        takes("ada");
        refuses("ada");
        takes("bob");
        shares.giveBack("ada", 1);
        takes("ada");
    }

    @Test
    void givesAllTogetherNoMoreThanThereAre() {
        takes("ada");
        takes("ada");
        takes("bob");
        refuses("eve");
        shares.giveBack("bob", 1);
        takes("eve");
    }

    @Test
    void takesNothingForWhatItRefuses() {
        takes("ada");
        takes("ada");
        for (int i = 0; i < 5; i++) {
            refuses("ada");
        }
        takes("bob");
    }

    @Test
    void takesSeveralBackAtOnce() {
        takes("ada");
        takes("ada");
        shares.giveBack("ada", 2);
        shares.giveBack("ada", 0);
        takes("ada");
        takes("ada");
        takes("bob");
        refuses("bob");
    }

    private void takes(String caller) {
        assertThat(shares.take(caller)).isTrue();
    }

    private void refuses(String caller) {
        assertThat(shares.take(caller)).isFalse();
    }
}
