package io.corebank.standalone.launch;

import java.net.URI;
import java.util.List;
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

    private static final long PERIOD_MILLIS = 200;
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int ACCEPTED = 202;

    @Parameters(paramLabel = "NAME", description = "accounts, movements, transfers or ledger")
    String name = "";

    @Mixin
    WhichBank which = new WhichBank();

    @Override
    public Integer call() throws InterruptedException {
        String token = TokenCommand.tokenOf("operator", which);
        URI projections = which.address().resolve("/api/v1/admin/projections");
        requireKnown(projections, token);
        URI projection = URI.create(projections + "/" + name);
        Http.Answer begun = which.http().post(URI.create(projection + "/rebuild"), token);
        if (begun.status() != ACCEPTED && begun.status() != CONFLICT) {
            throw new LaunchException("The bank does not rebuild " + name + ": " + begun.reason());
        }
        if (begun.body().contains("\"PROPOSED\"")) {
            System.out.println("It is proposed. It begins as soon as another operator asks for the same.");
            return 0;
        }
        ProgressBar bar = ProgressBar.onStandardOut();
        JsonNode state = read(projection, token);
        while (state.path("status").asString("").equals("RUNNING")) {
            bar.show(state.path("progress").asDouble(0));
            TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            state = read(projection, token);
        }
        boolean live = state.path("status").asString("").equals("LIVE");
        if (live) {
            bar.show(1);
        }
        bar.end(
                live
                        ? state.path("index").asString("") + " is live."
                        : "The rebuild failed: " + state.path("failure").asString(""));
        return live ? 0 : 1;
    }

    private void requireKnown(URI projections, String token) {
        List<String> known = read(projections, token).findValuesAsString("name");
        if (!known.contains(name)) {
            throw new LaunchException("There is no projection " + name + ", only " + String.join(", ", known) + ".");
        }
    }

    private JsonNode read(URI place, String token) {
        Http.Answer answer = which.http().get(place, token);
        if (answer.status() != OK) {
            throw new LaunchException("The bank does not tell how far it is: " + answer.reason());
        }
        return JsonMapper.shared().readTree(answer.body());
    }
}
