package io.corebank.standalone.launch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the bank in a process of its own and shows what it prints until it is ready. */
final class DetachedBank {

    private static final long POLL_MILLIS = 100;

    private final DataFolder data;
    private final List<String> arguments;

    DetachedBank(DataFolder data, List<String> arguments) {
        this.data = data;
        this.arguments = arguments;
    }

    /** Answers 0 when the bank is ready, else the code it has ended with after saying why. */
    int start() {
        data.runningBank().ifPresent(bank -> {
            throw new LaunchException("A bank runs on the data folder " + data.path() + " already (" + bank
                    + "): choose another with --data, or stop it with bank down.");
        });
        try {
            Process bank = new ProcessBuilder(Shield.before(command()))
                    .redirectErrorStream(true)
                    .redirectOutput(data.consoleFile().toFile())
                    .start();
            bank.getOutputStream().close();
            Thread abort = new Thread(bank::destroy);
            Runtime.getRuntime().addShutdownHook(abort);
            boolean ready = follow(bank);
            Runtime.getRuntime().removeShutdownHook(abort);
            return ready ? 0 : Math.max(1, bank.waitFor());
        } catch (IOException e) {
            throw new LaunchException("The bank cannot be put into the background: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
        command.addAll(arguments);
        return command;
    }

    private boolean follow(Process bank) throws IOException, InterruptedException {
        try (RandomAccessFile console = new RandomAccessFile(data.consoleFile().toFile(), "r")) {
            boolean ready = false;
            while (!ready && bank.isAlive()) {
                Thread.sleep(POLL_MILLIS);
                ready = data.runningBank()
                        .filter(running -> running.process().pid() == bank.pid())
                        .filter(RunningBank::ready)
                        .isPresent();
                show(console);
            }
            show(console);
            return ready;
        }
    }

    private static void show(RandomAccessFile console) throws IOException {
        byte[] news = new byte[(int) (console.length() - console.getFilePointer())];
        console.readFully(news);
        System.out.print(new String(news, StandardCharsets.UTF_8));
        System.out.flush();
    }
}
