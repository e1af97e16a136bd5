package io.corebank.bench.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Prepares what the load needs at the bank: tokens of its issuer, and open accounts. */
public final class Clerk {

    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern ACCOUNT = Pattern.compile("\"accountId\"\\s*:\\s*\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI bank;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> bearers = new ConcurrentHashMap<>();

    public Clerk(URI bank) {
        this.bank = bank;
    }

    /** A new access token of one of the demo's users. */
    public String token(String user) {
        String credentials = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(bank.resolve("/oauth2/token"))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            return find(TOKEN, http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new BenchException("No token for " + user + ": " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted.", e);
        }
    }

    /** The body that a user gets from a path of the bank. */
    public String get(String path, String user) {
        HttpRequest request = HttpRequest.newBuilder(bank.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token(user))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString()).join().body();
    }

    /** Sends a user's empty POST to a path of the bank, which must do as it is told. */
    public void post(String path, String user) {
        HttpRequest request = HttpRequest.newBuilder(bank.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token(user))
                .POST(BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer;
        try {
            answer = http.sendAsync(request, BodyHandlers.ofString()).join();
        } catch (CompletionException e) {
            throw new BenchException(path + " was not answered: " + e.getMessage() + ".", e);
        }
        if (answer.statusCode() / 100 != 2) {
            throw new BenchException(path + " was answered with " + answer.statusCode() + " " + answer.body(), null);
        }
    }

    /** The body that an application without tokens answers to an empty POST. */
    public String post(String path) {
        HttpRequest request = HttpRequest.newBuilder(bank.resolve(path))
                .POST(BodyPublishers.noBody())
                .build();
        return http.sendAsync(request, BodyHandlers.ofString()).join().body();
    }

    /** A number in a JSON body, by the name of its field. */
    public static double number(String body, String field) {
        Matcher found = Pattern.compile("\"" + field + "\"\\s*:\\s*([0-9.E]+)").matcher(body);
        if (!found.find()) {
            throw new BenchException("There is no " + field + " in " + body, null);
        }
        return Double.parseDouble(found.group(1));
    }

    /** Opens accounts, each of a customer of its own, and answers their ids. */
    public List<String> openAccounts(int count, String keyPrefix) {
        return tell(keyPrefix, IntStream.range(0, count).mapToObj(i -> opening("holder-" + i)));
    }

    /** Opens accounts of one customer, pays in a million each, and answers their ids. */
    public List<String> openAccountsOf(String customer, int count, String keyPrefix) {
        List<String> accounts = tell(keyPrefix, IntStream.range(0, count).mapToObj(i -> opening(customer)));
        return tell(keyPrefix + "filled-", accounts.stream().map(Clerk::filling));
    }

    /** What a teller is to send where. */
    private record Order(String path, String body) {}

    private static Order opening(String customer) {
        return new Order(
                "/api/v1/accounts",
                "{\"currency\":\"EUR\",\"ownerName\":\"A holder\",\"customerId\":\"" + customer + "\"}");
    }

    private static Order filling(String account) {
        return new Order(
                "/api/v1/accounts/" + account + "/deposits", "{\"amount\":\"1000000.00\",\"currency\":\"EUR\"}");
    }

    /** What a teller does many times over; answers the account of each. */
    private List<String> tell(String keyPrefix, Stream<Order> orders) {
        String bearer = bearers.computeIfAbsent("teller", user -> "Bearer " + token(user));
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        orders.forEach(order -> {
            HttpRequest request = HttpRequest.newBuilder(bank.resolve(order.path()))
                    .timeout(PATIENCE)
                    .header("Authorization", bearer)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", keyPrefix + sent.size())
                    .POST(BodyPublishers.ofString(order.body()))
                    .build();
            sent.add(http.sendAsync(request, BodyHandlers.ofString()));
            if (sent.size() % 32 == 1) {
                sent.get(sent.size() - 1).join();
            }
        });
        return sent.stream().map(answer -> find(ACCOUNT, answer.join())).toList();
    }

    private static String find(Pattern pattern, HttpResponse<String> answer) {
        Matcher found = pattern.matcher(answer.body());
        if (answer.statusCode() / 100 != 2 || !found.find()) {
            throw new BenchException("The bank answered " + answer.statusCode() + " " + answer.body(), null);
        }
        return found.group(1);
    }
}
