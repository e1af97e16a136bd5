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
import java.net.http.HttpTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * One process of a service. When it keeps failing it is left alone for a while. That it took long where it was asked to
 * wait says nothing of it.
 */
record Replica(URI address, CircuitBreaker breaker) {

    /**
     * Sends it this request, once.
     *
     * @throws NoAnswer when it gives none
     */
    HttpResponse<InputStream> answer(HttpClient http, HttpRequest request) throws NoAnswer {
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
        } catch (HttpTimeoutException late) {
            if (Waiting.isAskedOf(request)) {
                breaker.releasePermission();
            } else {
                breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, late);
            }
            throw new NoAnswer(Kind.LATE, late.toString());
        } catch (IOException lost) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, lost);
            throw new NoAnswer(Kind.LOST, lost.toString());
        } catch (InterruptedException stop) {
            breaker.releasePermission();
            Thread.currentThread().interrupt();
            throw new NoAnswer(Kind.LOST, "the gateway is stopping");
        }
    }
}
