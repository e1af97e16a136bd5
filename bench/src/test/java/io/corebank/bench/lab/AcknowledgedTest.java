package io.corebank.bench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.OperationIds;
import io.corebank.bench.load.Requests;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the audit of a run looks for: the ids that the bank makes of caller and key, of what was answered as done. */
class AcknowledgedTest {

    private static final List<String> ACCOUNTS = List.of("one", "another");

    private static String operation(String key) {
        return OperationIds.derive("operation", "service", key);
    }

    /** Three requests, of which the last is never answered. */
    private static <T extends Requests & Acknowledged> T answered(T requests, int first, int second) {
        for (int i = 0; i < 3; i++) {
            requests.write(ByteBuffer.allocate(4_096));
        }
        requests.answered(0, first);
        requests.answered(1, second);
        return requests;
    }

    @Test
    void areDepositsThatWereAnsweredAsDone() {
        assertThat(answered(new Deposits(ACCOUNTS, "", "d-"), 201, 503).operationsOf("service"))
                .containsExactly(operation("d-0"));
    }

    @Test
    void areAllPartsOfABatch() {
        assertThat(answered(new Batches(ACCOUNTS, 2, "", "b-"), 200, 429).operationsOf("service"))
                .containsExactly(
                        OperationIds.derive("part", operation("b-0"), "0"),
                        OperationIds.derive("part", operation("b-0"), "1"));
    }

    @Test
    void areTransfersWhetherOrNotTheirEndWasSeen() {
        Transfers transfers = answered(new Transfers(ACCOUNTS, "", "t-"), 201, 202);
        assertThat(transfers.operationsOf("service")).containsExactly(operation("t-0"), operation("t-1"));
        assertThat(transfers.ended()).isEqualTo(1);
    }
}
