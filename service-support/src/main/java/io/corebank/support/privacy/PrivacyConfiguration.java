package io.corebank.support.privacy;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * Gives services {@link PersonalData}, with the master key from the file {@code bank.privacy.master-key-file} unless
 * there is a {@link MasterKey} already.
 */
@AutoConfiguration
@ConditionalOnClass(EnableJpaRepositories.class)
@EntityScan(basePackageClasses = CustomerKey.class)
@EnableConfigurationProperties(VaultProperties.class)
@EnableJpaRepositories(basePackageClasses = CustomerKeys.class)
public class PrivacyConfiguration {

    @Bean
    @ConditionalOnProperty("bank.privacy.vault.url")
    SharedVault sharedVault(VaultProperties settings) {
        return new SharedVault(settings).migrated();
    }

    @Bean
    @ConditionalOnMissingBean(KeyVault.class)
    OwnVault ownVault(CustomerKeys keys) {
        return new OwnVault(keys);
    }

    @Bean
    @ConditionalOnMissingBean(MasterKey.class)
    MasterKeyFile masterKeyFile(@Value("${bank.privacy.master-key-file:./data/keys/master.key}") Path file) {
        return new MasterKeyFile(file, new Cryptography());
    }

    @Bean
    PersonalData personalData(KeyVault keys, MasterKey masterKey) {
        PersonalData personalData = new PersonalData(keys, masterKey, new Cryptography());
        personalData.requireItsMasterKey();
        return personalData;
    }
}
