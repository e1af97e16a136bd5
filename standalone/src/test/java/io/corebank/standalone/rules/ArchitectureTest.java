package io.corebank.standalone.rules;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.axonframework.spring.stereotype.Saga;

@AnalyzeClasses(packages = "io.corebank", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final List<String> MODULES = List.of(
            "io.corebank.api",
            "io.corebank.servers",
            "io.corebank.eventstore",
            "io.corebank.support",
            "io.corebank.account",
            "io.corebank.transfer",
            "io.corebank.audit",
            "io.corebank.query",
            "io.corebank.notifications",
            "io.corebank.identity",
            "io.corebank.console",
            "io.corebank.gateway",
            "io.corebank.standalone");

    /** A rule about a package that is not there passes, so that every package must be there. */
    @ArchTest
    static void findsClassesOfEveryModule(JavaClasses all) {
        for (String module : MODULES) {
            assertThat(all.stream().filter(type -> type.getPackageName().startsWith(module)))
                    .as(module)
                    .isNotEmpty();
        }
    }

    @ArchTest
    static final ArchRule contractKnowsNobody = onlyKnows("io.corebank.api");

    @ArchTest
    static final ArchRule contractIsFreeOfFrameworksForTheWebAndForStorage = noClasses()
            .that()
            .resideInAPackage("io.corebank.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "tools.jackson..", "java.sql..");

    @ArchTest
    static final ArchRule eventStoreKnowsNothingOfBanking = onlyKnows("io.corebank.eventstore");

    @ArchTest
    static final ArchRule serversKnowNobody = onlyKnows("io.corebank.servers");

    /** Code that checks must not share the mistakes of the code that it checks. */
    @ArchTest
    static final ArchRule auditKnowsNobody = onlyKnows("io.corebank.audit");

    @ArchTest
    static final ArchRule supportKnowsContractAndStore =
            onlyKnows("io.corebank.support", "io.corebank.api", "io.corebank.eventstore");

    @ArchTest
    static final ArchRule accountsKnowNoOtherService =
            onlyKnows("io.corebank.account", "io.corebank.api", "io.corebank.eventstore", "io.corebank.support");

    @ArchTest
    static final ArchRule transfersKnowNoOtherService =
            onlyKnows("io.corebank.transfer", "io.corebank.api", "io.corebank.eventstore", "io.corebank.support");

    @ArchTest
    static final ArchRule queriesKnowNoOtherService = onlyKnows(
            "io.corebank.query",
            "io.corebank.api",
            "io.corebank.audit",
            "io.corebank.eventstore",
            "io.corebank.support");

    @ArchTest
    static final ArchRule notificationsKnowNoOtherService =
            onlyKnows("io.corebank.notifications", "io.corebank.api", "io.corebank.eventstore", "io.corebank.support");

    @ArchTest
    static final ArchRule identityKnowsNoService = onlyKnows("io.corebank.identity", "io.corebank.support");

    /** It is a caller like any other, by HTTP. */
    @ArchTest
    static final ArchRule consoleKnowsNobody = onlyKnows("io.corebank.console");

    /** It routes by path, and whatever is to be decided is decided behind it. */
    @ArchTest
    static final ArchRule gatewayKnowsNobody = onlyKnows("io.corebank.gateway");

    @ArchTest
    static final ArchRule servicesShowOnlyTheirModuleAndTheirSagas = classes()
            .that()
            .resideInAnyPackage("io.corebank.account..", "io.corebank.transfer..", "io.corebank.notifications..")
            .and()
            .haveModifier(JavaModifier.PUBLIC)
            .and()
            .areTopLevelClasses()
            .should()
            .haveSimpleNameEndingWith("Module")
            .orShould()
            .beAnnotatedWith(Saga.class);

    @ArchTest
    static final ArchRule standaloneKnowsOfServicesOnlyTheirModules = noClasses()
            .that()
            .resideInAPackage("io.corebank.standalone..")
            .should()
            .dependOnClassesThat(are(resideInAnyPackage(
                            "io.corebank.account..",
                            "io.corebank.transfer..",
                            "io.corebank.query..",
                            "io.corebank.notifications..",
                            "io.corebank.identity..")
                    .and(DescribedPredicate.not(simpleNameEndingWith("Module")))));

    /** An interrupted wait returns null as if it were success. */
    @ArchTest
    static final ArchRule nobodySendsAndWaits = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(CommandGateway.class))).and(target(name("sendAndWait"))));

    /** Whoever waits for an answer in another form than a CompletableFuture takes no seat in the waiting room. */
    @ArchTest
    static final ArchRule nobodyWaitsUncounted = noClasses()
            .that()
            .resideOutsideOfPackage("io.corebank.support.web")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "org\\.springframework\\.web\\.context\\.request\\.async\\.(DeferredResult|WebAsyncTask)");

    @ArchTest
    static final ArchRule whateverDecidesHasNoClock = noClasses()
            .that()
            .areAnnotatedWith(Aggregate.class)
            .or()
            .haveNameMatching("io\\.corebank\\.(account|transfer)\\..*(Rules|State|Protocol|Holds)")
            .should()
            .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time")))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule aggregatesArePrivateToTheirPackage =
            classes().that().areAnnotatedWith(Aggregate.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule eventsAreRecordsWithARevision = classes()
            .that()
            .resideInAPackage("io.corebank.api..event")
            .and()
            .areNotInterfaces()
            .should()
            .beRecords()
            .andShould()
            .beAnnotatedWith(Revision.class);

    private static ArchRule onlyKnows(String module, String... others) {
        DescribedPredicate<JavaClass> ours = resideInAPackage("io.corebank..");
        DescribedPredicate<JavaClass> allowed = resideInAPackage(module + "..");
        for (String other : others) {
            allowed = allowed.or(resideInAPackage(other + ".."));
        }
        return noClasses()
                .that()
                .resideInAPackage(module + "..")
                .should()
                .dependOnClassesThat(are(ours.and(DescribedPredicate.not(allowed))));
    }
}
