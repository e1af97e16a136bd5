package io.corebank.notifications;

import io.corebank.support.web.Unavailable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a receiver that the bank would not call, as soon as somebody asks for it. Whose name server is slow keeps a
 * request waiting, so that there are few of these, one of each caller, and none waits for what deliveries need.
 */
final class AddressCheck implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AddressCheck.class);

    /** Names that are looked up at a time. */
    static final int MOST = 8;

    private static final Duration VALIDITY = Duration.ofSeconds(10);

    /** What no name server is asked about. */
    private static final Pattern LITERAL = Pattern.compile("\\[.*]|[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            MOST, MOST, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST), Threads.named("webhooks-check"));
    private final Set<String> asking = new HashSet<>();
    private final CheckedAddresses names;
    private final CheckedAddresses literals;
    private final Duration patience;

    AddressCheck(HostLookup lookup, AddressRules rules, Duration patience) {
        this.names = new CheckedAddresses(lookup, rules, workers, VALIDITY);
        this.literals = new CheckedAddresses(lookup, rules, Runnable::run, VALIDITY);
        this.patience = patience;
        workers.allowCoreThreadTimeOut(true);
    }

    /**
     * Looks the address up.
     *
     * @throws WebhookRefusal when the bank would not call it, or there is no such name
     * @throws Unavailable when nobody can tell just now
     */
    void require(ReceiverUrl receiver, String caller) {
        try {
            lookUp(receiver.host(), caller)
                    .copy()
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failure) {
            throw refusal(failure);
        }
    }

    private CompletableFuture<InetAddress[]> lookUp(String host, String caller) {
        if (LITERAL.matcher(host).matches()) {
            return literals.check(host);
        }
        if (!enter(caller)) {
            throw new Unavailable("too-many-lookups", "Too many addresses are looked up at the moment.");
        }
        return names.check(host).whenComplete((found, failure) -> leave(caller));
    }

    private synchronized boolean enter(String caller) {
        return asking.size() < MOST && asking.add(caller);
    }

    /** Only once the lookup has ended: whoever waits for it may have given up long before. */
    private synchronized void leave(String caller) {
        asking.remove(caller);
    }

    private static RuntimeException refusal(CompletionException failure) {
        Throwable cause = CheckedAddresses.causeOf(failure);
        if (cause instanceof ForbiddenAddress) {
            return WebhookRefusal.forbiddenAddress();
        }
        if (cause instanceof UnknownHostException) {
            log.info("The host of a webhook that somebody asks for is not found");
            return WebhookRefusal.unknownHost();
        }
        return new Unavailable("lookup-unavailable", "The address cannot be looked up at the moment.", failure);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
