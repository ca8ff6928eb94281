package io.swarmgauge.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls inside the console. */
class PackagesTest {

    private static final String ROOT = "io.swarmgauge.console.";

    private static JavaClasses code;

    @BeforeAll
    static void read() {
        code = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.swarmgauge.console");
    }

    @Test
    void theConsoleReadsTopicsAndNeverStreams() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.swarmgauge.streams..", "io.swarmgauge.producers..", "io.swarmgauge.local..")
                .check(code);
    }

    @Test
    void viewsAndQualificationKnowNothingOfKafkaAndHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "views..", ROOT + "qualification..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..", "io.confluent..", "io.javalin..", ROOT + "api..", ROOT + "reading..")
                .check(code);
    }

    @Test
    void theApiKnowsNothingOfKafka() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.confluent..", ROOT + "reading..")
                .check(code);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(code);
    }
}
