package io.corebank.standalone.launch;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The distributed topology on this machine, without containers. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Run the bank as services of their own on an Axon Server.",
        subcommands = {ClusterUpCommand.class, ClusterCommand.Down.class, ClusterCommand.Status.class})
final class ClusterCommand {

    /** Where a cluster keeps its data unless it is told otherwise, apart from those of a standalone bank. */
    static final String DATA = "${env:BANK_CLUSTER_DATA:-${sys:bank.home:-.}/data-cluster}";

    /** Which cluster a command is about. */
    static final class Which {

        @Option(
                names = "--data",
                defaultValue = DATA,
                description = "the data folder of the cluster (${DEFAULT-VALUE})")
        Path data = Path.of("data-cluster");

        WhichBank bank() {
            WhichBank bank = new WhichBank();
            bank.data = data;
            return bank;
        }
    }

    /** Stops the services and their servers. */
    @Command(name = "down", mixinStandardHelpOptions = true, description = "Stop the services and their servers.")
    static final class Down implements Callable<Integer> {

        @Mixin
        Which which = new Which();

        @Override
        public Integer call() {
            DownCommand down = new DownCommand();
            down.which = which.bank();
            int result = down.call();
            new ClusterServices(which.bank().folder()).abandon();
            return result;
        }
    }

    /** Says how the services are, as the gateway sees them. */
    @Command(name = "status", mixinStandardHelpOptions = true, description = "Say how the services are.")
    static final class Status implements Callable<Integer> {

        @Mixin
        Which which = new Which();

        @Override
        public Integer call() {
            StatusCommand status = new StatusCommand();
            status.which = which.bank();
            return status.call();
        }
    }
}
