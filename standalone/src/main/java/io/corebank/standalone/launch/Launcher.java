package io.corebank.standalone.launch;

import io.corebank.servers.ServerException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The bank's command line, behind the script {@code bank}. */
@Command(
        name = "bank",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        footer = {
            "The script has two more:",
            "  bench    Measure the bank beside its anchors.",
            "  chaos    Run it under load while everything around it fails, and check what it said."
        },
        description = "Runs an event-sourced bank on real PostgreSQL and Elasticsearch.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            TokenCommand.class,
            LogsCommand.class,
            DemoCommand.class,
            RebuildCommand.class,
            ClusterCommand.class,
            HelpCommand.class
        })
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        int exitCode = commandLine().execute(arguments.length == 0 ? new String[] {"help"} : arguments);
        if (exitCode != UpCommand.KEEPS_RUNNING) {
            System.exit(exitCode);
        }
    }

    static CommandLine commandLine() {
        CommandLine bank = new CommandLine(new Launcher());
        bank.getSubcommands().values().forEach(Launcher::tellVersions);
        return bank.setUsageHelpWidth(100)
                .setParameterExceptionHandler((failure, arguments) ->
                        complain(failure.getCommandLine(), failure.getMessage() + " (see: bank help)", 2))
                .setExecutionExceptionHandler((failure, command, result) -> complain(command, sentenceOf(failure), 1));
    }

    private static void tellVersions(CommandLine command) {
        command.getCommandSpec().versionProvider(new Versions());
        command.getSubcommands().values().forEach(Launcher::tellVersions);
    }

    private static int complain(CommandLine command, String sentence, int exitCode) {
        PrintWriter err = command.getErr();
        err.println(sentence);
        err.flush();
        return exitCode;
    }

    private static String sentenceOf(Exception failure) {
        boolean known = failure instanceof LaunchException || failure instanceof ServerException;
        String sentence = failure.getMessage();
        return known && sentence != null ? sentence : "Unexpected: " + failure;
    }
}
