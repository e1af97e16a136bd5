package io.corebank.transfer;

import io.corebank.support.privacy.PersonalRecords;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A person's standing orders, for an export. There is nothing to erase: what is kept of an order are its events, whose
 * reference cannot be opened any more.
 */
@Component
@Order
class StandingOrderRecords implements PersonalRecords {

    private static final int AT_ONCE = 500;

    private final StandingOrders orders;

    StandingOrderRecords(StandingOrders orders) {
        this.orders = orders;
    }

    @Override
    public String kind() {
        return "standingOrders";
    }

    @Override
    public void erase(String customerId) {
        // The key is gone, and with it the references; no copy of them is kept in the clear.
    }

    @Override
    public void export(String customerId, Consumer<Object> sink) {
        long before = Long.MAX_VALUE;
        List<StandingOrderList.Listed> part;
        do {
            part = orders.listed(customerId, before, AT_ONCE);
            for (StandingOrderList.Listed order : part) {
                orders.shown(order).ifPresent(sink);
                before = order.number();
            }
        } while (part.size() == AT_ONCE);
    }
}
