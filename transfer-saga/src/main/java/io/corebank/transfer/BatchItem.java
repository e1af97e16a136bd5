package io.corebank.transfer;

import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.SERVICE;
import static io.corebank.support.security.Role.TELLER;

import io.corebank.api.Money;
import io.corebank.support.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thing that a batch does, found to make sense. */
sealed interface BatchItem {

    /** What can be done in a batch, and by whom: the same people as by a request of its own. */
    enum Kind {
        DEPOSIT,
        WITHDRAWAL,
        TRANSFER;

        Set<Role> allowed() {
            return switch (this) {
                case DEPOSIT -> Set.of(TELLER, SERVICE);
                case WITHDRAWAL -> Set.of(CUSTOMER, TELLER);
                case TRANSFER -> Set.of(CUSTOMER);
            };
        }
    }

    Kind kind();

    /** The account whose money comes in or goes out; of a transfer, the one that pays. */
    String accountId();

    /** What it says, in canonical form: as many parts for every item of its kind. */
    List<String> content();

    /** Cash that comes in or goes out. */
    record Cash(
            Kind kind,
            String accountId,
            Money amount,
            @Nullable String reference) implements BatchItem {

        @Override
        public List<String> content() {
            return List.of(kind.name(), accountId, amount.toString(), reference == null ? "" : reference);
        }
    }

    /** Money that is moved between accounts. */
    record Transfer(TransferBody.Valid transfer) implements BatchItem {

        @Override
        public Kind kind() {
            return Kind.TRANSFER;
        }

        @Override
        public String accountId() {
            return transfer.fromAccountId();
        }

        @Override
        public List<String> content() {
            List<String> content = new ArrayList<>(List.of(kind().name()));
            content.addAll(transfer.content());
            return content;
        }
    }
}
