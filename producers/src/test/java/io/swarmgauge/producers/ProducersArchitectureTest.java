package io.swarmgauge.producers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ProducersArchitectureTest {

    private static final String ROOT = "io.swarmgauge.producers";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void whatDecidesKnowsNeitherKafkaNorTheHost() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".transfers",
                        ROOT + ".selfreport",
                        ROOT + ".presence",
                        ROOT + ".config",
                        ROOT + ".intake")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.confluent..", "oshi..", "com.sun.jna..")
                .check(classes);
    }

    @Test
    void kafkaIsKnownOnlyAtTheEdge() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".publish", ROOT + ".check")
                .and()
                .doNotHaveSimpleName("SwarmWatcher")
                .and()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.confluent..")
                .check(classes);
    }

    @Test
    void theHostIsKnownOnlyToWhatLooksAtIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".hostmetrics", ROOT + ".registration", ROOT + ".jobs")
                .or()
                .haveSimpleNameEndingWith("Delta")
                .or()
                .haveSimpleNameStartingWith("HostSample")
                .or()
                .haveSimpleNameEndingWith("Ledger")
                .or()
                .haveSimpleNameEndingWith("Registration")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("oshi..")
                .check(classes);
    }

    @Test
    void policiesAreGivenTheTime() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".transfers",
                        ROOT + ".selfreport",
                        ROOT + ".benchmark",
                        ROOT + ".harvest",
                        ROOT + ".storage",
                        ROOT + ".schedule",
                        ROOT + ".swarm",
                        ROOT + ".jobs",
                        ROOT + ".presence")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void theCommandLineIsUsedByNobody() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".cli")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage(ROOT + ".cli")
                .check(classes);
    }
}
