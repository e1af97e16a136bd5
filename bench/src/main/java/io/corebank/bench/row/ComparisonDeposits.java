package io.corebank.bench.row;

import io.corebank.bench.apps.AccountNames;
import io.corebank.bench.apps.axon.AxonComparison;
import io.corebank.bench.apps.jdbc.JdbcComparison;
import io.corebank.bench.apps.jpa.JpaComparison;
import io.corebank.bench.lab.Comparison;
import io.corebank.bench.lab.Deposits;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.load.ClosedLoop;
import io.corebank.bench.load.LoadResult;
import java.time.Duration;
import java.util.Map;

/** The same load on an application that is built in another way; it knows neither tokens nor idempotency. */
final class ComparisonDeposits implements Probe {

    static final ComparisonDeposits AXON =
            new ComparisonDeposits("stock Axon JPA", "stock_axon", AxonComparison.class, "--comparison.cache=false");
    static final ComparisonDeposits AXON_CACHED = new ComparisonDeposits(
            "stock Axon JPA with cache", "cached_axon", AxonComparison.class, "--comparison.cache=true");
    static final ComparisonDeposits CRUD_JPA =
            new ComparisonDeposits("CRUD with JPA", "crud_jpa", JpaComparison.class, "--comparison.cache=false");
    static final ComparisonDeposits CRUD_JDBC = new ComparisonDeposits(
            "CRUD with JdbcTemplate", "crud_jdbc", JdbcComparison.class, "--comparison.cache=false");

    private final String name;
    private final String database;
    private final Class<?> mainClass;
    private final String setting;

    private ComparisonDeposits(String name, String database, Class<?> mainClass, String setting) {
        this.name = name;
        this.database = database;
        this.mainClass = mainClass;
        this.setting = setting;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare(Lab lab) {
        WarmUp.until(lab, name, time -> load(lab, time).perSecond());
    }

    @Override
    public void runUp(Lab lab) {
        load(lab, lab.settings().runUp());
    }

    @Override
    public Map<Figure, Double> measure(Lab lab) {
        return Spread.figures(load(lab, lab.settings().time()));
    }

    private LoadResult load(Lab lab, Duration time) {
        int connections = lab.settings().connections();
        return ClosedLoop.run(application(lab).address(), deposits(lab), connections, time);
    }

    private Comparison application(Lab lab) {
        return lab.part(database, made -> lab.comparison(database, mainClass, "--event-store.enabled=false", setting));
    }

    private static Deposits deposits(Lab lab) {
        String keyPrefix = Long.toString(System.nanoTime(), Character.MAX_RADIX) + "-";
        return new Deposits(AccountNames.first(lab.settings().accounts()), "", keyPrefix);
    }
}
