package io.corebank.support.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.corebank.servers.TestServers;
import io.corebank.support.approvals.ApprovalsConfiguration;
import io.corebank.support.web.Unavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;

/** Erasures that do not go straight through. */
class ErasuresIT {

    @TempDir
    private static Path folder;

    private final String customer = "customer-" + UUID.randomUUID();
    private final Records records = new Records();

    @Test
    void finishesByItselfWhatAnOutageHasInterrupted() {
        run(context -> {
            context.getBean(PersonalData.class).seal(customer, "Ada");
            records.unreachable.set(true);
            Erasures erasures = context.getBean(Erasures.class);
            erasures.erase(customer, "first");
            assertThatThrownBy(() -> erasures.erase(customer, "second")).isInstanceOf(Unavailable.class);
            assertThat(statusOf(erasures)).isEqualTo(Erasure.Status.APPROVED);
            await("a try in vain").until(() -> records.triedInVain.get());
            assertThat(statusOf(erasures)).isEqualTo(Erasure.Status.APPROVED);
            records.unreachable.set(false);
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(statusOf(erasures)).isEqualTo(Erasure.Status.ERASED));
            assertThat(records.erased).containsExactly(customer);
        });
    }

    @Test
    void leavesAloneWhatNobodyHasAgreedTo() {
        run(context -> {
            PersonalData personalData = context.getBean(PersonalData.class);
            String sealed = personalData.seal(customer, "Ada");
            Erasures erasures = context.getBean(Erasures.class);
            erasures.erase(customer, "first");
            erasures.finish(Duration.ZERO);
            assertThat(statusOf(erasures)).isEqualTo(Erasure.Status.PROPOSED);
            assertThat(personalData.open(sealed)).hasValue("Ada");
        });
    }

    @Test
    void carriesOutNothingThatWasTakenBack() {
        run(context -> {
            PersonalData personalData = context.getBean(PersonalData.class);
            String sealed = personalData.seal(customer, "Ada");
            Erasures erasures = context.getBean(Erasures.class);
            erasures.erase(customer, "first");
            assertThat(erasures.withdraw(customer)).isTrue();
            assertThat(erasures.withdraw(customer)).isFalse();
            assertThat(erasures.erase(customer, "second").orElseThrow().status())
                    .as("a proposal of the second's own")
                    .isEqualTo(Erasure.Status.PROPOSED);
            assertThat(personalData.open(sealed)).hasValue("Ada");
        });
    }

    /** What was on its way when the person was erased has come to rest by then. */
    @Test
    void looksForThePersonOnceMoreLater() {
        run(
                context -> {
                    context.getBean(PersonalData.class).seal(customer, "Ada");
                    Erasures erasures = context.getBean(Erasures.class);
                    erasures.erase(customer, "first");
                    Erasure erased = erasures.erase(customer, "second").orElseThrow();
                    assertThat(records.erased).containsExactly(customer);
                    await("the second look").until(() -> records.erased.size() == 2);
                    await("no third")
                            .during(Duration.ofSeconds(1))
                            .atMost(Duration.ofSeconds(5))
                            .until(() -> records.erased.size() == 2);
                    assertThat(erasures.erase(customer, "second")).hasValue(erased);
                },
                "bank.privacy.second-look-after=500ms");
    }

    @Test
    void isNotFinishedBeforeTheProcessThatWritesTheRecordsHasHeardOfIt() {
        run(
                context -> {
                    PersonalData personalData = context.getBean(PersonalData.class);
                    personalData.seal(customer, "Ada");
                    records.writtenElsewhere.set(true);
                    Erasures erasures = context.getBean(Erasures.class);
                    erasures.erase(customer, "first");
                    assertThat(erasures.erase(customer, "second").orElseThrow().status())
                            .isEqualTo(Erasure.Status.APPROVED);
                    await().atMost(Duration.ofSeconds(10)).until(() -> statusOf(erasures) == Erasure.Status.ERASED);
                    assertThat(records.forgotten).hasPositiveValue();
                },
                "bank.privacy.finish-erasures-every=500ms");
    }

    @Test
    void isNotFinishedWhileRecordsAreBeingCopied() {
        run(context -> {
            context.getBean(PersonalData.class).seal(customer, "Ada");
            records.beingCopied.set(true);
            Erasures erasures = context.getBean(Erasures.class);
            erasures.erase(customer, "first");
            erasures.erase(customer, "second");
            await("tried again").until(() -> records.erased.size() > 5);
            assertThat(statusOf(erasures)).isEqualTo(Erasure.Status.APPROVED);
            records.beingCopied.set(false);
            await().atMost(Duration.ofSeconds(10)).until(() -> statusOf(erasures) == Erasure.Status.ERASED);
        });
    }

    /** As in the distributed bank: the gateway asks one service, and all of them keep records of the person. */
    @Test
    void followsAnErasureThatAnotherServiceWasAskedFor() {
        TestServers.TestDatabase vault = TestServers.postgres();
        String[] shared = {
            "bank.privacy.vault.url=" + vault.url(),
            "bank.privacy.vault.username=" + vault.user(),
            "bank.privacy.vault.password=" + vault.password()
        };
        Records others = new Records();
        others.unreachable.set(true);
        run(
                asked -> run(
                        other -> {
                            PersonalData data = other.getBean(PersonalData.class);
                            String sealed = data.seal(customer, "Ada");
                            assertThat(data.open(sealed))
                                    .as("remembers the key")
                                    .hasValue("Ada");
                            Erasures erasures = asked.getBean(Erasures.class);
                            erasures.erase(customer, "first");
                            assertThat(others.erased).isEmpty();
                            erasures.erase(customer, "second");
                            await("a try in vain").until(others.triedInVain::get);
                            others.unreachable.set(false);
                            await("the other service").until(() -> others.erased.contains(customer));
                            assertThat(data.open(sealed)).isEmpty();
                            await("no more than once")
                                    .during(Duration.ofMillis(500))
                                    .atMost(Duration.ofSeconds(5))
                                    .until(() -> others.erased.size() == 1 && records.erased.size() == 1);
                        },
                        others,
                        shared),
                records,
                shared);
    }

    /** One of two processes of a service rewrites its records, and both have opened what is erased. */
    @Test
    void forgetsTheKeyInEveryProcessOfAnotherService() {
        TestServers.TestDatabase vault = TestServers.postgres();
        TestServers.TestDatabase database = TestServers.postgres();
        List<String> shared = List.of(
                "bank.privacy.vault.url=" + vault.url(),
                "bank.privacy.vault.username=" + vault.user(),
                "bank.privacy.vault.password=" + vault.password());
        List<String> replica = new ArrayList<>(shared);
        replica.add("spring.datasource.url=" + database.url());
        replica.add("bank.privacy.finish-erasures-every=1h");
        Records others = new Records();
        Consumer<ApplicationContext> work = asked -> run(
                first -> run(
                        second -> {
                            String sealed = first.getBean(PersonalData.class).seal(customer, "Ada");
                            for (ApplicationContext one : List.of(first, second)) {
                                assertThat(one.getBean(PersonalData.class).open(sealed))
                                        .hasValue("Ada");
                            }
                            Erasures erasures = asked.getBean(Erasures.class);
                            erasures.erase(customer, "first");
                            erasures.erase(customer, "second");
                            for (ApplicationContext one : List.of(first, second)) {
                                one.getBean(ErasuresElsewhere.class).follow();
                                assertThat(one.getBean(PersonalData.class).open(sealed))
                                        .isEmpty();
                            }
                            assertThat(others.erased).containsExactly(customer);
                        },
                        others,
                        replica.toArray(String[]::new)),
                others,
                replica.toArray(String[]::new));
        run(work, records, shared.toArray(String[]::new));
    }

    private Erasure.Status statusOf(Erasures erasures) {
        return erasures.latest().stream()
                .filter(erasure -> erasure.customerId().equals(customer))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private void run(Consumer<ApplicationContext> work, String... settings) {
        run(work, records, settings);
    }

    private void run(Consumer<ApplicationContext> work, Records records, String... settings) {
        TestServers.TestDatabase database = TestServers.postgres();
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        FlywayAutoConfiguration.class,
                        HibernateJpaAutoConfiguration.class,
                        TransactionAutoConfiguration.class,
                        DataJpaRepositoriesAutoConfiguration.class,
                        JacksonAutoConfiguration.class,
                        PrivacyConfiguration.class,
                        ApprovalsConfiguration.class,
                        ErasureConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.user(),
                        "spring.datasource.password=" + database.password(),
                        "bank.privacy.finish-erasures-every=100ms",
                        "bank.privacy.master-key-file=" + folder.resolve("master.key"))
                .withPropertyValues(settings)
                .withInitializer(context ->
                        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
                .withBean(PersonalRecords.class, () -> records)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    work.accept(context);
                });
    }

    /** Records that cannot be reached for a while. */
    private static final class Records implements PersonalRecords {

        private final AtomicBoolean unreachable = new AtomicBoolean();
        private final AtomicBoolean triedInVain = new AtomicBoolean();
        private final AtomicBoolean writtenElsewhere = new AtomicBoolean();
        private final AtomicBoolean beingCopied = new AtomicBoolean();
        private final AtomicInteger forgotten = new AtomicInteger();
        private final List<String> erased = new CopyOnWriteArrayList<>();

        @Override
        public String kind() {
            return "letters";
        }

        @Override
        public void erase(String customerId) {
            if (unreachable.get()) {
                triedInVain.set(Thread.currentThread().getName().equals("erasure-finisher"));
                throw new Unavailable("search-unavailable", "Not now.");
            }
            erased.add(customerId);
        }

        @Override
        public void forget() {
            forgotten.incrementAndGet();
        }

        @Override
        public boolean areWrittenHere() {
            return !writtenElsewhere.get();
        }

        @Override
        public boolean areBeingCopied() {
            return beingCopied.get();
        }

        @Override
        public void export(String customerId, Consumer<Object> sink) {
            List.copyOf(erased).forEach(sink);
        }
    }
}
