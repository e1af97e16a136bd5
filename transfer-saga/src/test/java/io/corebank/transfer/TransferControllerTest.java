package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.corebank.support.limits.RateLimits;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.security.Caller;
import io.corebank.support.security.Role;
import io.corebank.support.web.Unavailable;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransferControllerTest {

    private final TransferRequests requests = mock(TransferRequests.class);
    private final TransferOutcomes outcomes = new TransferOutcomes();
    private final TransferController controller =
            new TransferController(requests, outcomes, mock(TransferAnswers.class), mock(RateLimits.class));

    @Test
    void remembersNobodyWhoseRequestDidNotBegin() {
        when(requests.run(any(), any())).thenThrow(new Unavailable("accounts-unavailable", "No answer."));
        OperationRequest request =
                new OperationRequest("operation", new Caller("ada", Set.of(Role.CUSTOMER)), null, "c");
        TransferBody body = new TransferBody("from", "to", "1", "EUR", null, null);
        assertThatThrownBy(() -> controller.transfer(request, List.of("wait=5"), body, mock(HttpServletResponse.class)))
                .isInstanceOf(Unavailable.class);
        assertThat(outcomes.waiting()).isZero();
    }
}
