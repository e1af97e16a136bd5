package io.corebank.standalone.launch;

import java.net.URI;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has a projection rebuilt and shows how far that is; the bank goes on meanwhile, and goes on with it alone. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Rebuild a projection beside the live one and switch over to it.")
final class RebuildCommand implements Callable<Integer> {

    private static final int WIDTH = 40;
    private static final long PERIOD_MILLIS = 200;
    private static final int PERCENT = 100;
    private static final int CONFLICT = 409;
    private static final int ACCEPTED = 202;

    @Parameters(paramLabel = "NAME", description = "accounts, movements, transfers or ledger")
    String name = "";

    @Mixin
    WhichBank which = new WhichBank();

    @Override
    public Integer call() throws InterruptedException {
        String token = TokenCommand.tokenOf("operator", which);
        URI projection = which.address().resolve("/api/v1/admin/projections/" + name);
        Http.Answer begun = which.http().post(URI.create(projection + "/rebuild"), token);
        if (begun.status() != ACCEPTED && begun.status() != CONFLICT) {
            throw new LaunchException("The bank does not rebuild " + name + ": " + begun.body());
        }
        if (begun.body().contains("\"PROPOSED\"")) {
            System.out.println("It is proposed. It begins as soon as another operator asks for the same.");
            return 0;
        }
        JsonNode state = stateOf(projection, token);
        while (state.path("status").asString("").equals("RUNNING")) {
            System.out.print("\r" + bar(state.path("progress").asDouble(0)));
            System.out.flush();
            TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            state = stateOf(projection, token);
        }
        boolean live = state.path("status").asString("").equals("LIVE");
        System.out.println(
                live
                        ? "\r" + bar(1) + "  " + state.path("index").asString("") + " is live."
                        : "\nThe rebuild failed: " + state.path("failure").asString(""));
        return live ? 0 : 1;
    }

    private JsonNode stateOf(URI projection, String token) {
        Http.Answer answer = which.http().get(projection, token);
        if (answer.status() != 200) {
            throw new LaunchException("The bank does not tell how far it is: " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** A bar such as {@code [##### ] 50 %}. */
    static String bar(double progress) {
        int done = (int) Math.round(Math.max(0, Math.min(1, progress)) * WIDTH);
        return String.format(
                Locale.ROOT, "[%s%s] %3d %%", "#".repeat(done), " ".repeat(WIDTH - done), done * PERCENT / WIDTH);
    }
}
