package io.swarmgauge.streams.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The walls between the rooms. */
class RoomsTest {

    private static final String ROOT = "io.swarmgauge.streams.";
    private static final List<String> ROOMS = List.of(
            "bandwidth",
            "selfreport",
            "attestation",
            "ranking",
            "pay",
            "history",
            "rating",
            "attestor",
            "performance",
            "swarm",
            "membership",
            "compliance",
            "pool",
            "alert");

    private static JavaClasses code;

    @BeforeAll
    static void read() {
        code = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.swarmgauge.streams");
    }

    @ParameterizedTest
    @FieldSource("ROOMS")
    void aRoomKnowsTheKitAndNoOtherRoom(String room) {
        String[] others = Stream.concat(
                        ROOMS.stream().filter(other -> !other.equals(room)).flatMap(RoomsTest::packagesOf),
                        Stream.of(ROOT + "intake..", ROOT + "runtime.."))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(packagesOf(room).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(code);
    }

    @Test
    void theKitAndTheIntakeKnowNoRoom() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "kit..", ROOT + "intake..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(ROOMS.stream().flatMap(RoomsTest::packagesOf), Stream.of(ROOT + "runtime.."))
                                .toArray(String[]::new))
                .check(code);
    }

    @Test
    void policiesAndRecordsOfThoughtKnowNothingOfKafka() {
        classes()
                .that(arePoliciesOrRecords())
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(
                        JavaClass.Predicates.resideInAnyPackage("org.apache.kafka..", "io.confluent..")))
                .check(code);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(code);
    }

    private static Stream<String> packagesOf(String room) {
        return Stream.of(ROOT + room + "..", ROOT + "state." + room + "..");
    }

    /** Records are thoughts, except where they are a node of a topology or a value that passes through one. */
    private static DescribedPredicate<JavaClass> arePoliciesOrRecords() {
        return DescribedPredicate.describe(
                "are policies or records of a room",
                type -> type.getSimpleName().endsWith("Policy")
                        || (type.isRecord()
                                && ROOMS.stream()
                                        .anyMatch(room -> type.getPackageName().equals(ROOT + room))));
    }
}
