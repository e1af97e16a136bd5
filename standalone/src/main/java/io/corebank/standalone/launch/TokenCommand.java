package io.corebank.standalone.launch;

import java.net.URI;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints an access token of one of the demo's users, as a client would get it. */
@Command(name = "token", mixinStandardHelpOptions = true, description = "Print an access token of a demo user.")
final class TokenCommand implements Callable<Integer> {

    private static final String PASSWORD = "demo";
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    @Parameters(
            paramLabel = "USER",
            description = "customer1, customer2, customer3, teller, operator, operator2, auditor or service")
    String user = "";

    @Mixin
    WhichBank which = new WhichBank();

    @Override
    public Integer call() {
        System.out.println(tokenOf(user, which));
        return 0;
    }

    /**
     * An access token of a demo user.
     *
     * @throws LaunchException when the bank gives none
     */
    static String tokenOf(String user, WhichBank which) {
        URI endpoint = which.address().resolve("/oauth2/token");
        Http.Answer answer = which.http().postForm(endpoint, user, PASSWORD, "grant_type=client_credentials");
        Matcher token = ACCESS_TOKEN.matcher(answer.body());
        if (answer.status() != 200 || !token.find()) {
            throw new LaunchException("The bank at %s gives no token to %s: it answered %d %s"
                    .formatted(which.address(), user, answer.status(), answer.body()));
        }
        return token.group(1);
    }
}
