package io.corebank.notifications;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of receivers. A name is looked up and checked once, and connections go to just the addresses that were
 * checked: a name that has another address a moment later (rebinding) is looked up and checked anew before it is used.
 * A slow name server keeps nobody waiting but the deliveries to that name.
 */
final class CheckedAddresses implements DnsResolver {

    private static final int MOST_NAMES = 10_000;

    private final HostLookup lookup;
    private final AddressRules rules;
    private final Executor workers;
    private final AsyncCache<String, InetAddress[]> checked;
    private final Cache<String, InetAddress[]> pinned =
            Caffeine.newBuilder().maximumSize(MOST_NAMES).build();

    /** @param validity how long an answer is used */
    CheckedAddresses(HostLookup lookup, AddressRules rules, Executor workers, Duration validity) {
        this.lookup = lookup;
        this.rules = rules;
        this.workers = workers;
        this.checked = Caffeine.newBuilder()
                .maximumSize(MOST_NAMES)
                .expireAfterWrite(validity)
                .executor(workers)
                .buildAsync();
    }

    /** Looks the name up, unless that was done just now. Fails with an unknown host when it must not be called. */
    CompletableFuture<InetAddress[]> check(String host) {
        try {
            return checked.get(
                    bare(host), (name, executor) -> CompletableFuture.supplyAsync(() -> find(name), workers));
        } catch (RejectedExecutionException tooMany) {
            return CompletableFuture.failedFuture(tooMany);
        }
    }

    /** For connections: the addresses that were checked, and no others. Never waits, since others wait meanwhile. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = pinned.getIfPresent(bare(host));
        if (addresses == null) {
            throw new UnknownHostException(host);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private InetAddress[] find(String host) {
        try {
            pinned.invalidate(host);
            InetAddress[] addresses = lookup.addressesOf(host);
            for (InetAddress address : addresses) {
                if (!rules.admits(address)) {
                    throw new ForbiddenAddress(host);
                }
            }
            pinned.put(host, addresses);
            return addresses;
        } catch (UnknownHostException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    /** What really went wrong. */
    static @Nullable Throwable causeOf(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof UncheckedIOException ? cause.getCause() : cause;
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
