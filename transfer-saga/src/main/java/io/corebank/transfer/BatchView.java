package io.corebank.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.corebank.support.operations.Receipt;
import io.corebank.support.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a batch, item by item in the order of the request. */
record BatchView(String batchId, List<Outcome> items) {

    /**
     * What became of one item.
     *
     * @param index its place in the request, counted from 0
     * @param status what HTTP would say to the same request alone
     * @param receipt of cash, its fields beside the status
     * @param transfer as it was accepted
     * @param problem why nothing happened, or why that is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Outcome(
            int index,
            int status,
            @JsonUnwrapped @Nullable Receipt receipt,
            @Nullable TransferView transfer,
            @Nullable Problem problem) {}
}
