package io.corebank.gateway;

import io.corebank.gateway.NoAnswer.Kind;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * One service with its replicas, kept apart from the others: it may have so many requests at a time. Whatever it
 * answers is an answer, also a 5xx; only silence is a failure.
 */
final class Upstream {

    private static final int SHORTEST_PAUSE_MILLIS = 50;
    private static final int LONGEST_PAUSE_MILLIS = 150;

    private final Service service;
    private final List<Replica> replicas;
    private final HttpClient http;
    private final Semaphore room;
    private final AtomicInteger turn = new AtomicInteger();

    /** @param inFlight at most so many requests at a time are with all replicas together */
    Upstream(Service service, List<Replica> replicas, HttpClient http, int inFlight) {
        this.service = service;
        this.replicas = List.copyOf(replicas);
        this.http = http;
        this.room = new Semaphore(inFlight);
    }

    Service service() {
        return service;
    }

    List<URI> addresses() {
        return replicas.stream().map(Replica::address).toList();
    }

    /**
     * Sends the request until there is an answer, at most so many times. What takes too long would take as long again,
     * and is with the service already. Who gets the exchange closes it.
     *
     * @param request the request, given the address of a replica
     * @throws NoAnswer when there is none
     */
    Exchange send(Function<URI, HttpRequest> request, int attempts) throws NoAnswer {
        return exchange(() -> answer(request, attempts));
    }

    /**
     * Sends the request to this replica, once. Who gets the exchange closes it.
     *
     * @throws NoAnswer when it gives none
     */
    Exchange send(URI replica, Function<URI, HttpRequest> request) throws NoAnswer {
        Replica asked = replicas.stream()
                .filter(one -> one.address().equals(replica))
                .findFirst()
                .orElseThrow();
        return exchange(() -> asked.answer(http, request.apply(replica)));
    }

    private Exchange exchange(Question question) throws NoAnswer {
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
            return new Exchange(question.ask(), leave);
        } catch (NoAnswer | RuntimeException failure) {
            leave.run();
            throw failure;
        }
    }

    /** Something that a replica is asked. */
    private interface Question {
        HttpResponse<InputStream> ask() throws NoAnswer;
    }

    private HttpResponse<InputStream> answer(Function<URI, HttpRequest> request, int attempts) throws NoAnswer {
        for (int attempt = 1; ; attempt++) {
            try {
                return ofAnyReplica(request);
            } catch (NoAnswer failure) {
                if (attempt == attempts || failure.kind() == Kind.LATE) {
                    throw failure;
                }
                pause();
            }
        }
    }

    /** Takes turns. A replica that cannot be reached has not got the request, so that another one may get it. */
    private HttpResponse<InputStream> ofAnyReplica(Function<URI, HttpRequest> request) throws NoAnswer {
        int first = Math.floorMod(turn.getAndIncrement(), replicas.size());
        NoAnswer away = new NoAnswer(Kind.AWAY, "it has no replica");
        for (int i = 0; i < replicas.size(); i++) {
            Replica replica = replicas.get((first + i) % replicas.size());
            try {
                return replica.answer(http, request.apply(replica.address()));
            } catch (NoAnswer failure) {
                if (failure.kind() != Kind.AWAY) {
                    throw failure;
                }
                away = failure;
            }
        }
        throw away;
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
