package io.corebank.support.limits;

import io.corebank.support.security.Caller;
import io.corebank.support.web.TooManyRequests;
import io.corebank.support.web.Unavailable;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Counts what each caller asks for, and what is done to each account, exactly. Tells callers what is left in the fields
 * {@code RateLimit} and {@code RateLimit-Policy} of draft-ietf-httpapi-ratelimit-headers-10.
 */
public final class RateLimits {

    /** What is left of a limit, and until when. */
    public static final String HEADER = "RateLimit";

    /** The limits themselves. */
    public static final String POLICY_HEADER = "RateLimit-Policy";

    private static final String CALLER = "caller";
    private static final String ACCOUNT = "account";
    private static final int LONGEST_ID = 64;

    private final LimitProperties properties;
    private final SpendingBook book;

    RateLimits(LimitProperties properties, SpendingBook book) {
        this.properties = properties;
        this.book = book;
    }

    /**
     * Charges a caller for what a request contains beyond itself, such as the items of a batch. However much it is, it
     * passes when the caller has done nothing else in the window.
     *
     * @throws TooManyRequests when that is more than the caller has left; nothing is charged then
     */
    public void charge(Caller caller, int cost, HttpServletResponse response) {
        if (!properties.enabled() || cost < 1) {
            return;
        }
        Grant grant = spend(caller, Math.min(cost, limitOf(caller) - 1), response);
        if (!grant.allowed()) {
            throw new TooManyRequests(grant.resetSeconds());
        }
    }

    /**
     * Charges accounts for what a request does to them. What a customer tries is counted apart from what others do, so
     * that nobody uses up what is left for an account that is not theirs.
     *
     * @param costs by the id of the account; what is more than the whole limit passes when nothing else was done
     * @throws TooManyRequests when that is more than one of them has left; nothing is charged then
     * @throws Unavailable when nobody can tell what is left
     */
    public void chargeAccounts(Caller caller, Map<String, Integer> costs, HttpServletResponse response) {
        if (!properties.enabled()) {
            return;
        }
        Map<String, Long> charged = new LinkedHashMap<>();
        Grant least = null;
        for (Map.Entry<String, Integer> cost : costs.entrySet()) {
            String name = nameOf(caller, cost.getKey());
            long price = Math.min(cost.getValue(), properties.perAccount());
            Grant grant = counted(name, price, properties.perAccount());
            if (!grant.allowed()) {
                tell(response, ACCOUNT, grant, properties.perAccount());
                charged.forEach(book::giveBack);
                throw new TooManyRequests(grant.resetSeconds());
            }
            charged.put(name, price);
            least = least == null || grant.remaining() < least.remaining() ? grant : least;
        }
        if (least != null) {
            tell(response, ACCOUNT, least, properties.perAccount());
        }
    }

    /** Spends the cost if so much is left, and tells the caller what is left then. */
    Grant spend(Caller caller, long cost, HttpServletResponse response) {
        long limit = limitOf(caller);
        Grant grant = counted(CALLER + ":" + caller.subject(), cost, limit);
        tell(response, CALLER, grant, limit);
        return grant;
    }

    /** Longer ids than any that exists are counted together, so that they take no memory. */
    private static String nameOf(Caller caller, String accountId) {
        String id = accountId.substring(0, Math.min(accountId.length(), LONGEST_ID));
        return ACCOUNT + ":" + (caller.isCustomer() ? caller.subject() : "") + ":" + id;
    }

    /** Fails closed: what cannot be counted is not done. */
    private Grant counted(String name, long cost, long limit) {
        try {
            return book.spend(name, cost, limit);
        } catch (DataAccessException | TransactionException failure) {
            throw new Unavailable("limits-unavailable", "Requests cannot be counted at the moment.", failure);
        }
    }

    /** Several limits are one list, each limit once. */
    private void tell(HttpServletResponse response, String policy, Grant grant, long limit) {
        long seconds = properties.window().toSeconds();
        put(response, HEADER, policy, ";r=" + grant.remaining() + ";t=" + grant.resetSeconds());
        put(response, POLICY_HEADER, policy, ";q=" + limit + ";w=" + seconds);
    }

    private static void put(HttpServletResponse response, String header, String policy, String parameters) {
        String item = "\"" + policy + "\"" + parameters;
        String present = response.getHeader(header);
        if (present == null) {
            response.setHeader(header, item);
        } else if (present.contains("\"" + policy + "\"")) {
            response.setHeader(header, present.replaceFirst("\"" + policy + "\"[^,]*", item));
        } else {
            response.setHeader(header, present + ", " + item);
        }
    }

    private long limitOf(Caller caller) {
        return caller.isCustomer() ? properties.perCustomer() : properties.perColleague();
    }
}
