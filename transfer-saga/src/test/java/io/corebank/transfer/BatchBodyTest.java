package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.api.Money;
import io.corebank.support.web.MalformedRequest;
import io.corebank.transfer.BatchBody.Entry;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchBodyTest {

    private static final Entry DEPOSIT = new Entry("deposit", "a", null, null, "1.00", "EUR", "cash", null);
    private static final Entry WITHDRAWAL = new Entry("withdrawal", "a", null, null, "1", "EUR", null, null);
    private static final Entry TRANSFER = new Entry("transfer", null, "a", "b", "1.0", "EUR", "rent", null);

    @Test
    void readsEachKindOfItem() {
        assertThat(new BatchBody(List.of(DEPOSIT, WITHDRAWAL, TRANSFER)).validated())
                .containsExactly(
                        new BatchItem.Cash(BatchItem.Kind.DEPOSIT, "a", new Money(100, "EUR"), "cash"),
                        new BatchItem.Cash(BatchItem.Kind.WITHDRAWAL, "a", new Money(100, "EUR"), null),
                        new BatchItem.Transfer(new TransferBody.Valid("a", "b", new Money(100, "EUR"), "rent", null)));
    }

    @Test
    void saysTheSameHoweverItIsWritten() {
        Entry other = new Entry("deposit", "a", null, null, "1", "EUR", "cash", null);
        assertThat(other.validated().content()).isEqualTo(DEPOSIT.validated().content());
        assertThat(WITHDRAWAL.validated().content()).containsExactly("WITHDRAWAL", "a", "1.00 EUR", "");
        assertThat(TRANSFER.validated().content()).containsExactly("TRANSFER", "a", "b", "1.00 EUR", "rent");
    }

    @Test
    void takesAThousandItemsAndNoMore() {
        assertThat(new BatchBody(Collections.nCopies(1_000, DEPOSIT)).validated())
                .hasSize(1_000);
        assertMalformed(new BatchBody(Collections.nCopies(1_001, DEPOSIT)), "items: ");
        assertMalformed(new BatchBody(List.of()), "items: ");
        assertMalformed(new BatchBody(null), "items: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Deposit", "payment"})
    void namesATypeThatItDoesNotKnow(String type) {
        assertMalformed(batchOf(DEPOSIT, new Entry(type, "a", null, null, "1", "EUR", null, null)), "items[1].type: ");
    }

    @Test
    void namesTheItemAndTheFieldThatMakeNoSense() {
        assertMalformed(batchOf(DEPOSIT, null), "items[1]: ");
        assertMalformed(batchOf(new Entry(null, "a", null, null, "1", "EUR", null, null)), "items[0].type: ");
        assertMalformed(
                batchOf(new Entry("deposit", "a\u0000b", null, null, "1", "EUR", null, null)), "items[0].accountId: ");
        assertMalformed(
                batchOf(new Entry("deposit", null, null, null, "1", "EUR", null, null)), "items[0].accountId: ");
        assertMalformed(
                batchOf(new Entry("deposit", "a", "b", null, "1", "EUR", null, null)), "items[0].fromAccountId: ");
        assertMalformed(
                batchOf(new Entry("withdrawal", "a", null, "b", "1", "EUR", null, null)), "items[0].toAccountId: ");
        assertMalformed(batchOf(new Entry("transfer", "a", "a", "b", "1", "EUR", null, null)), "items[0].accountId: ");
        assertMalformed(
                batchOf(new Entry("transfer", null, "a", null, "1", "EUR", null, null)), "items[0].toAccountId: ");
        assertMalformed(batchOf(new Entry("deposit", "a", null, null, "0", "EUR", null, null)), "items[0].amount: ");
        assertMalformed(batchOf(new Entry("deposit", "a", null, null, "1", "EUR", "\n", null)), "items[0].reference: ");
    }

    private static BatchBody batchOf(@Nullable Entry... entries) {
        return new BatchBody(Arrays.asList(entries));
    }

    private static void assertMalformed(BatchBody body, String beginning) {
        assertThatThrownBy(body::validated)
                .isInstanceOf(MalformedRequest.class)
                .hasMessageStartingWith(beginning)
                .extracting(malformed -> ((MalformedRequest) malformed).code())
                .isEqualTo("invalid-value");
    }
}
