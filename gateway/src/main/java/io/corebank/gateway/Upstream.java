package io.corebank.gateway;

import io.corebank.gateway.NoAnswer.Kind;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One service, kept apart from the others: it may have so many requests at a time, and one that keeps failing is left
 * alone for a while. Whatever it answers is an answer, also a 5xx; only silence is a failure.
 */
final class Upstream {

    private static final int SHORTEST_PAUSE_MILLIS = 50;
    private static final int LONGEST_PAUSE_MILLIS = 150;

    private final Service service;
    private final URI address;
    private final HttpClient http;
    private final CircuitBreaker breaker;
    private final Semaphore room;

    Upstream(Service service, URI address, HttpClient http, CircuitBreaker breaker, int inFlight) {
        this.service = service;
        this.address = address;
        this.http = http;
        this.breaker = breaker;
        this.room = new Semaphore(inFlight);
    }

    Service service() {
        return service;
    }

    URI address() {
        return address;
    }

    /**
     * Sends the request until there is an answer, at most so many times. Who gets the exchange closes it.
     *
     * @throws NoAnswer when there is none
     */
    Exchange send(HttpRequest request, int attempts) throws NoAnswer {
        if (!room.tryAcquire()) {
            throw new NoAnswer(Kind.BUSY, "too many requests are with it");
        }
        AtomicBoolean left = new AtomicBoolean();
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) {
                room.release();
            }
        };
        try {
            return new Exchange(answer(request, attempts), leave);
        } catch (NoAnswer | RuntimeException failure) {
            leave.run();
            throw failure;
        }
    }

    /** How many more requests may be sent at the same time. */
    int room() {
        return room.availablePermits();
    }

    private HttpResponse<InputStream> answer(HttpRequest request, int attempts) throws NoAnswer {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(request);
            } catch (NoAnswer failure) {
                if (attempt == attempts) {
                    throw failure;
                }
                pause();
            }
        }
    }

    private HttpResponse<InputStream> attempt(HttpRequest request) throws NoAnswer {
        if (!breaker.tryAcquirePermission()) {
            throw new NoAnswer(Kind.AWAY, "it has been failing");
        }
        long start = System.nanoTime();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return response;
        } catch (ConnectException | HttpConnectTimeoutException unreachable) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, unreachable);
            throw new NoAnswer(Kind.AWAY, "it cannot be reached");
        } catch (IOException lost) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, lost);
            throw new NoAnswer(Kind.LOST, lost.toString());
        } catch (InterruptedException stop) {
            breaker.releasePermission();
            Thread.currentThread().interrupt();
            throw new NoAnswer(Kind.LOST, "the gateway is stopping");
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(
                    ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
