package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.corebank.support.limits.RateLimits;
import io.corebank.support.operations.OperationKeys;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.security.Caller;
import io.corebank.support.security.Role;
import io.corebank.support.web.Unavailable;
import io.corebank.transfer.BatchBody.Entry;
import io.corebank.transfer.BatchView.Outcome;
import io.corebank.transfer.Batches.Answered;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static final BatchBody TRANSFERS =
            new BatchBody(Collections.nCopies(1_000, new Entry("transfer", null, "a", "b", "1", "EUR", null, null)));

    private final OperationRequest request =
            new OperationRequest("operation", new Caller("ada", Set.of(Role.CUSTOMER)), null, "c");

    /** Each item that waited would keep the request's thread for seconds more, for half an hour in all. */
    @Test
    void waitsForSilentAccountsOnce() {
        TransferRequests transfers = mock(TransferRequests.class);
        when(transfers.run(any(), any())).thenThrow(new Unavailable("accounts-unavailable", "No answer."));
        Batches batches = new Batches(
                mock(OperationKeys.class), mock(CashRequests.class), transfers, mock(TransferAnswers.class));

        List<Answered> answered = batches.run(request, TRANSFERS.validated()).join();

        assertThat(answered)
                .hasSize(1_000)
                .allSatisfy(item -> assertThat(item.item().status()).isEqualTo(503));
        verify(transfers, times(1)).run(any(), any());
    }

    @Test
    void isAReplayWhenAllIsThatWasTried() {
        assertThat(isReplay(replayed(201, true), replayed(403, false), replayed(422, true)))
                .isTrue();
        assertThat(isReplay(replayed(201, true), replayed(201, false))).isFalse();
        assertThat(isReplay(replayed(403, false))).isFalse();
    }

    private boolean isReplay(Answered... items) {
        Batches batches = mock(Batches.class);
        when(batches.run(any(), any())).thenReturn(CompletableFuture.completedFuture(List.of(items)));
        return new BatchController(batches, mock(RateLimits.class))
                .run(request, TRANSFERS, mock(HttpServletResponse.class))
                .join()
                .getHeaders()
                .containsHeader("Idempotency-Replayed");
    }

    private static Answered replayed(int status, boolean replayed) {
        return new Answered(new Outcome(0, status, null, null, null), 1, replayed);
    }
}
