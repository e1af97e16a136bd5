package io.corebank.standalone.launch;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the bank until it is stopped, or starts it in the background. */
@Command(name = "up", mixinStandardHelpOptions = true, description = "Start the bank.", sortOptions = false)
final class UpCommand implements Callable<Integer> {

    /** The exit code that is none: the bank's own threads go on. */
    static final int KEEPS_RUNNING = -1;

    @Mixin
    UpOptions options = new UpOptions();

    @Option(names = "--detach", description = "return when the bank is ready, and leave it running")
    boolean detach;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!options.settings.isEmpty()) {
            new KnownSettings().require(options.settings.keySet());
        }
        DataFolder data = new DataFolder(options.data);
        data.prepare(options.minFreeMegabytes);
        if (detach) {
            List<String> arguments = spec.commandLine().getParseResult().originalArgs().stream()
                    .filter(argument -> !argument.equals("--detach"))
                    .toList();
            return new DetachedBank(data, arguments).start();
        }
        new StandaloneBank(options, data, Progress.toTerminal()).start();
        return KEEPS_RUNNING;
    }
}
