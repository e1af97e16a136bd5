package io.corebank.bench.lab;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A comparison application in a process of its own, on a database of its own in the run's PostgreSQL. */
public final class Comparison implements Part {

    private static final int POOL = 16;

    private static final List<String> COMMON = List.of(
            "--spring.main.banner-mode=off",
            "--spring.flyway.enabled=false",
            "--spring.jpa.open-in-view=false",
            "--axon.serializer.general=jackson3",
            "--axon.serializer.events=jackson3",
            "--axon.serializer.messages=jackson3",
            "--axon.timeout.enabled=false",
            "--axon.update-check.disabled=true");

    private final URI address;
    private final ChildProcess process;

    Comparison(Lab lab, String name, String mainClass, Map<String, String> environment, List<String> settings) {
        Database database = lab.database();
        int port = BankProcess.freePort();
        this.address = URI.create("http://localhost:" + port);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As it is packaged: a build has the bank's own settings and services on its class path, too.
        Path jar = lab.settings().home().resolve("bench/target/bench.jar");
        command.addAll(List.of("-Xms128m", "-Xmx768m", "-cp", jar.toString(), mainClass));
        Map.of(
                        "server.port", Integer.toString(port),
                        "server.address", "127.0.0.1",
                        "spring.datasource.url", database.create(name),
                        "spring.datasource.username", database.user(),
                        "spring.datasource.password", database.password(),
                        "spring.datasource.hikari.maximum-pool-size", Integer.toString(POOL),
                        "spring.jpa.hibernate.ddl-auto", "create",
                        "comparison.accounts", Integer.toString(lab.settings().accounts()))
                .forEach((key, value) -> command.add("--" + key + "=" + value));
        command.addAll(COMMON);
        command.addAll(settings);
        Path output = lab.folder("comparisons").resolve(name + ".out");
        this.process = new ChildProcess(name, command, environment, output).awaitAnswer(address.resolve("/ready"));
    }

    public URI address() {
        return address;
    }

    @Override
    public void close() {
        process.close();
    }
}
