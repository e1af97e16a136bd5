package io.corebank.support.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.servers.TestServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalDataIT {

    @TempDir
    static Path folder = Path.of("");

    private ApplicationContextRunner services = new ApplicationContextRunner();

    @BeforeAll
    void prepare() {
        TestServers.TestDatabase database = TestServers.postgres();
        services = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        FlywayAutoConfiguration.class,
                        HibernateJpaAutoConfiguration.class,
                        TransactionAutoConfiguration.class,
                        DataJpaRepositoriesAutoConfiguration.class,
                        PrivacyConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.user(),
                        "spring.datasource.password=" + database.password(),
                        "bank.privacy.master-key-file=" + keyFile());
    }

    @Test
    void opensWhatItSealedAlsoAfterARestart() {
        String[] sealed = new String[1];
        services.run(context -> sealed[0] = personalData(context).seal("ada", "Ada Lovelace"));
        services.run(
                context -> assertThat(personalData(context).open(sealed[0])).hasValue("Ada Lovelace"));
    }

    /** Whoever has a service for keys brings it along: the bank sees the keys of persons, and never the master key. */
    @Test
    void keepsKeysUnderWhateverMasterKeyThereIs() {
        Path unused = folder.resolve("unused/master.key");
        ApplicationContextRunner elsewhere = services.withPropertyValues(
                "spring.datasource.url=" + TestServers.postgres().url(), "bank.privacy.master-key-file=" + unused);
        String[] sealed = new String[1];
        elsewhere
                .withBean(MasterKey.class, () -> new KeyService((byte) 1))
                .run(context -> sealed[0] = personalData(context).seal("rosa", "Rosa"));
        elsewhere.withBean(MasterKey.class, () -> new KeyService((byte) 1)).run(context -> assertThat(
                        personalData(context).open(sealed[0]))
                .hasValue("Rosa"));
        assertThat(unused).doesNotExist();
        elsewhere
                .withBean(MasterKey.class, () -> new KeyService((byte) 2))
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("another key"));
    }

    /** Stands in for a service across the network. */
    private record KeyService(byte number) implements MasterKey {

        @Override
        public byte[] wrap(byte[] key, String owner) {
            byte[] wrapped = Arrays.copyOf(key, key.length + 1);
            wrapped[key.length] = number;
            return wrapped;
        }

        @Override
        public byte[] unwrap(byte[] wrapped, String owner) {
            if (wrapped[wrapped.length - 1] != number) {
                throw new IllegalStateException("wrapped by another key");
            }
            return Arrays.copyOf(wrapped, wrapped.length - 1);
        }
    }

    @Test
    void showsNothingOfTheText() {
        services.run(context -> {
            String sealed = personalData(context).seal("ada", "Ada Lovelace");
            String raw =
                    new String(Base64.getUrlDecoder().decode(sealed.split(":", -1)[2]), StandardCharsets.ISO_8859_1);
            assertThat(sealed + raw).doesNotContain("Ada").doesNotContain("Lovelace");
            assertThat(personalData(context).seal("ada", "Ada Lovelace")).isNotEqualTo(sealed);
        });
    }

    @Test
    void forgetsWhoseKeyIsDestroyed() {
        String[] sealed = new String[1];
        services.run(context -> {
            PersonalData data = personalData(context);
            sealed[0] = data.seal("grace", "Grace Hopper");
            assertThat(data.isErased("grace")).isFalse();
            data.erase("grace");
            assertThat(data.open(sealed[0])).isEmpty();
            assertThat(data.isErased("grace")).isTrue();
            assertThat(new JdbcTemplate(context.getBean(DataSource.class))
                            .queryForObject(
                                    "SELECT count(*) FROM customer_key WHERE customer_id = 'grace'"
                                            + " AND wrapped_key IS NULL AND erased_at IS NOT NULL",
                                    Long.class))
                    .isOne();
        });
        services.run(
                context -> assertThat(personalData(context).open(sealed[0])).isEmpty());
    }

    @Test
    void neverKnowsAgainWhatIsSaidOfAnErasedPerson() {
        services.run(context -> {
            PersonalData data = personalData(context);
            String before = data.seal("edsger", "Edsger");
            data.erase("edsger");
            String after = data.seal("edsger", "Edsger again");
            assertThat(data.open(after)).isEmpty();
            assertThat(data.open(before))
                    .as("no new key, that opens nothing old")
                    .isEmpty();
        });
    }

    /**
     * Two services with databases of their own: what one seals the other opens, and what one destroys is gone for both.
     */
    @Test
    void sharesAVaultWithOtherServices() {
        TestServers.TestDatabase vault = TestServers.postgres();
        ApplicationContextRunner one = services.withPropertyValues(
                "bank.privacy.vault.url=" + vault.url(),
                "bank.privacy.vault.username=" + vault.user(),
                "bank.privacy.vault.password=" + vault.password(),
                "bank.privacy.master-key-file=" + folder.resolve("shared/master.key"));
        ApplicationContextRunner other = one.withPropertyValues(
                "spring.datasource.url=" + TestServers.postgres().url());
        String[] sealed = new String[1];
        one.run(context -> sealed[0] = personalData(context).seal("barbara", "Barbara"));
        other.run(context -> {
            assertThat(personalData(context).open(sealed[0])).hasValue("Barbara");
            assertThat(personalData(context).knows("ada")).isFalse();
            personalData(context).erase("barbara");
        });
        one.run(context -> {
            assertThat(personalData(context).open(sealed[0])).isEmpty();
            assertThat(personalData(context).isErased("barbara")).isTrue();
        });
    }

    @Test
    void knowsOnlyWhomItSealedFor() {
        services.run(context -> {
            PersonalData data = personalData(context);
            data.seal("alonzo", "Alonzo");
            assertThat(data.knows("alonzo")).isTrue();
            assertThat(data.knows("nobody")).isFalse();
            assertThat(data.isErased("nobody")).isFalse();
        });
    }

    @Test
    void opensNothingThatWasMovedToAnotherCustomer() {
        services.run(context -> {
            PersonalData data = personalData(context);
            String[] ofAda = data.seal("ada", "Ada").split(":", -1);
            String[] ofAlan = data.seal("alan", "Alan").split(":", -1);
            assertThatThrownBy(() -> data.open(ofAda[0] + ":" + ofAlan[1] + ":" + ofAda[2]))
                    .isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void refusesAMasterKeyUnderWhichNoKeyIsKept() {
        services.run(context -> personalData(context).seal("ada", "Ada Lovelace"));
        services.withPropertyValues("bank.privacy.master-key-file=" + folder.resolve("other/master.key"))
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("Tag mismatch"));
    }

    @Test
    void keepsTheMasterKeyToItsOwner() {
        services.run(context -> {
            assertThat(personalData(context)).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                    .isEqualTo("rw-------");
        });
    }

    @Test
    void keepsKeysInRowsAndNotInLargeObjects() {
        services.run(context -> {
            personalData(context).seal("barbara", "Barbara");
            assertThat(new JdbcTemplate(context.getBean(DataSource.class))
                            .queryForObject("SELECT count(*) FROM pg_largeobject_metadata", Long.class))
                    .isZero();
        });
    }

    private static Path keyFile() {
        return folder.resolve("keys/master.key");
    }

    private static PersonalData personalData(ApplicationContext context) {
        return context.getBean(PersonalData.class);
    }
}
