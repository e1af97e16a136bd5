package io.corebank.standalone.launch;

import io.corebank.standalone.BankApplication;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** One bank in this process, from the first check to the last server that is stopped. */
final class StandaloneBank {

    private final UpOptions options;
    private final DataFolder data;
    private final Progress progress;
    private final Servers servers;
    private volatile @Nullable ConfigurableApplicationContext application;
    private volatile boolean stopping;

    StandaloneBank(UpOptions options, DataFolder data, Progress progress) {
        this.options = options;
        this.data = data;
        this.progress = progress;
        this.servers = new Servers(options, data, progress);
    }

    /** Answers when the bank is ready; it runs until the process is told to end. */
    void start() {
        data.lock();
        ListeningPort.requireFree(options.host, options.port);
        data.announce(address(), false, options.tls.certificate);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-bank"));
        LoggingSystem.get(getClass().getClassLoader()).beforeInitialize();
        try {
            startAll();
        } catch (RuntimeException e) {
            if (!stopping) {
                throw e;
            }
        }
    }

    private void startAll() {
        servers.start();
        servers.awaitPostgres();
        progress.step("Starting the bank");
        application = run();
        progress.step("The bank is ready");
        progress.say(Welcome.text(address(), options, data));
        data.announce(address(), true, options.tls.certificate);
    }

    private ConfigurableApplicationContext run() {
        SpringApplication spring = new SpringApplication(BankApplication.class);
        spring.setRegisterShutdownHook(false);
        spring.addInitializers(context -> register((GenericApplicationContext) context));
        String[] arguments = settings().entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        try {
            return spring.run(arguments);
        } catch (RuntimeException e) {
            throw new LaunchException(
                    "The bank did not start: %s (more in %s).".formatted(StartFailure.reasonOf(e), data.logFile()), e);
        }
    }

    private void register(GenericApplicationContext context) {
        context.registerBean("elasticsearchGate", ElasticsearchGate.class, () -> new ElasticsearchGate(servers));
        if (!servers.embedded().isEmpty()) {
            context.registerBean("servers", HealthIndicator.class, () -> new ServersHealth(servers.embedded()));
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(servers.settings());
        settings.putAll(options.tls.settings());
        settings.put("bank.identity.issuer-uri", address().toString());
        settings.put("server.port", Integer.toString(options.port));
        settings.put("server.address", options.host);
        settings.put("logging.file.name", data.logFile().toString());
        settings.put("logging.threshold.console", "OFF");
        settings.put(
                "bank.privacy.master-key-file",
                data.keys().resolve("master.key").toString());
        settings.put("bank.identity.key-folder", data.keys().toString());
        String issuer = options.issuerUri;
        settings.put("bank.demo", Boolean.toString(issuer == null));
        if (issuer != null) {
            settings.put("bank.security.issuer-uri", issuer);
        }
        settings.putAll(options.settings);
        return settings;
    }

    private URI address() {
        boolean local = options.host.startsWith("127.") || options.host.equals("0.0.0.0");
        String host = options.host.contains(":") ? "[" + options.host + "]" : options.host;
        return URI.create(
                (options.tls.isOn() ? "https://" : "http://") + (local ? "localhost" : host) + ":" + options.port);
    }

    /** The application first, so that what it has accepted reaches its servers. */
    private void stop() {
        stopping = true;
        progress.step("Stopping");
        ConfigurableApplicationContext running = application;
        if (running != null) {
            running.close();
        }
        servers.close();
        data.withdraw();
        progress.step("Stopped");
    }
}
