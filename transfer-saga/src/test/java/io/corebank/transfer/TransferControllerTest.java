package io.corebank.transfer;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.command.TransferReceipt;
import io.corebank.support.limits.RateLimits;
import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.security.Caller;
import io.corebank.support.security.Role;
import io.corebank.support.web.Unavailable;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class TransferControllerTest {

    private final TransferRequests requests = mock(TransferRequests.class);
    private final TransferOutcomes outcomes = new TransferOutcomes();
    private final TransferAnswers answers = mock(TransferAnswers.class);
    private final TransferController controller =
            new TransferController(requests, outcomes, answers, mock(RateLimits.class));
    private final OperationRequest request =
            new OperationRequest("operation", new Caller("ada", Set.of(Role.CUSTOMER)), null, "c");
    private final TransferBody body = new TransferBody("from", "to", "1", "EUR", null, null);

    @Test
    void remembersNobodyWhoseRequestDidNotBegin() {
        when(requests.run(any(), any())).thenThrow(new Unavailable("accounts-unavailable", "No answer."));
        assertThatThrownBy(() -> controller.transfer(request, List.of("wait=5"), body, mock(HttpServletResponse.class)))
                .isInstanceOf(Unavailable.class);
        assertThat(outcomes.waiting()).isZero();
    }

    /** Whoever waits holds memory, and is not to keep those out who need not wait. */
    @Test
    void letsNobodyWaitOnceManyDo() {
        TransferReceipt receipt = new TransferReceipt("transfer", TransferStatus.REQUESTED, 1);
        when(requests.run(any(), any())).thenReturn(completedFuture(new Completed<>(receipt, 1, false)));
        when(answers.accepted(any(), any()))
                .thenReturn(completedFuture(ResponseEntity.accepted().build()));
        for (int i = 0; i < TransferOutcomes.MOST_WAITED_FOR; i++) {
            outcomes.endOf("transfer-" + i);
        }
        assertThat(controller.transfer(request, List.of("wait=5"), body, mock(HttpServletResponse.class)))
                .isCompletedWithValueMatching(answer -> answer.getStatusCode() == HttpStatus.ACCEPTED);
        verify(answers, never()).awaited(any(), any(), any(), any());
    }
}
