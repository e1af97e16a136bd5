package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.servers.ServerException;
import java.io.IOException;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;

class StartFailureTest {

    private static String reasonOf(Throwable cause) {
        return StartFailure.reasonOf(new BeanCreationException("bean", "cannot be made", cause));
    }

    /** The innermost cause alone would be a riddle. */
    @Test
    void isWhatTheBankSaysWithWhatWasBehindIt() {
        Throwable wrongKey = new IllegalStateException(
                "The master key is not the one of this bank.\nMore.", new AEADBadTagException("Tag mismatch"));

        assertThat(reasonOf(wrongKey)).isEqualTo("The master key is not the one of this bank (Tag mismatch)");
    }

    @Test
    void isNotSaidTwice() {
        Throwable full = new IOException("No space left on device");

        assertThat(reasonOf(new ServerException("PostgreSQL cannot start: No space left on device.", full)))
                .isEqualTo("PostgreSQL cannot start: No space left on device");
        assertThat(reasonOf(new IllegalStateException("It is broken.", new NullPointerException())))
                .isEqualTo("It is broken");
    }

    @Test
    void isTheFrameworksWhereNobodyElseSaysAnything() {
        assertThat(reasonOf(new BeanCreationException("The port is in use"))).isEqualTo("The port is in use");
        assertThat(reasonOf(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
    }
}
