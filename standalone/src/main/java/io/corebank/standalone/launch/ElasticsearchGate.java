package io.corebank.standalone.launch;

import org.springframework.context.SmartLifecycle;

/** Lets the application be put together while Elasticsearch starts, and holds it before anything begins to run. */
final class ElasticsearchGate implements SmartLifecycle {

    private final Servers servers;
    private volatile boolean open;

    ElasticsearchGate(Servers servers) {
        this.servers = servers;
    }

    @Override
    public void start() {
        servers.awaitElasticsearch();
        open = true;
    }

    @Override
    public void stop() {
        open = false;
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
