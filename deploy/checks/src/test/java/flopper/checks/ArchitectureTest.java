package flopper.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which module may know which. Think about the layering of the project before you change a row of
 * the table: an arrow that is added is rarely taken away again.
 */
final class ArchitectureTest {
    private static final Map<String, Set<String>> ARROWS =
            Map.of(
                    "analysis", Set.of(),
                    "db", Set.of(),
                    "queue", Set.of(),
                    "servers", Set.of(),
                    "zoo", Set.of("analysis"),
                    "timing", Set.of("analysis"),
                    "agent", Set.of("analysis", "zoo", "timing", "db", "queue"),
                    "api", Set.of("analysis", "zoo", "db", "queue"),
                    "launcher",
                            Set.of("analysis", "zoo", "timing", "db", "agent", "api", "servers"),
                    // The suites drive the service as any client does, over HTTP, and kill the
                    // servers below it.
                    "bench", Set.of("analysis", "zoo", "timing", "launcher", "servers"));

    private static final SliceAssignment PACKAGES =
            new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return SliceIdentifier.of(type.getPackageName());
                }

                @Override
                public String getDescription() {
                    return "packages";
                }
            };

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .withImportOption(location -> !location.contains("/jmh_generated/"))
                    .importPackages("flopper");

    @Test
    void modulesKnowOnlyWhatTheArrowsAllow() {
        Map<String, Set<String>> forbidden = new TreeMap<>();
        for (JavaClass from : CLASSES) {
            String module = module(from);
            assertThat(ARROWS).as("the module of %s", from.getName()).containsKey(module);
            from.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(to -> to.getPackageName().startsWith("flopper."))
                    .filter(to -> !module(to).equals(module))
                    .filter(to -> !ARROWS.getOrDefault(module, Set.of()).contains(module(to)))
                    .forEach(to ->
                            forbidden
                                    .computeIfAbsent(
                                            module + " → " + module(to), _ -> new TreeSet<>())
                                    .add(from.getName()));
        }
        assertThat(forbidden).as("arrows that point the wrong way").isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked =
                CLASSES.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(one -> !one.getClasses().isEmpty())
                        .filter(one -> !one.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName)
                        .sorted()
                        .toList();
        assertThat(unmarked).as("packages without @NullMarked in their package-info").isEmpty();
    }

    @Test
    void onlyTheDatabaseModuleKnowsSql() {
        // The servers prepare an empty database before there is a schema; they are no client of it.
        noClasses()
                .that()
                .resideOutsideOfPackages("flopper.db..", "flopper.servers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.postgresql..")
                .check(CLASSES);
    }

    @Test
    void onlyTheQueueModuleKnowsKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages("flopper.queue..", "flopper.servers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "kafka..")
                .check(CLASSES);
    }

    @Test
    void onlyTheOnnxPackageKnowsProtobuf() {
        noClasses()
                .that()
                .resideOutsideOfPackage("flopper.analysis.onnx..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.protobuf..")
                .check(CLASSES);
    }

    @Test
    void analysisAndCatalogueHaveNoClockNoThreadsAndNoFiles() {
        noClasses()
                .that()
                .resideInAnyPackage("flopper.analysis..", "flopper.zoo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.nio.file..", "java.net..", "java.time..", "java.util.concurrent..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("flopper.analysis..", "flopper.zoo..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, java.io.File.class, java.io.FileInputStream.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheLauncherPrints() {
        // A measuring child process speaks to its parent over standard output and nothing else.
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "flopper.launcher..", "flopper.bench..", "flopper.timing.process..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..")
                .check(CLASSES);
    }

    @Test
    void everyModuleOfTheTableExists() {
        Set<String> seen =
                CLASSES.stream().map(ArchitectureTest::module).collect(Collectors.toSet());
        assertThat(seen).isEqualTo(ARROWS.keySet());
    }

    private static String module(JavaClass type) {
        return Stream.of(type.getPackageName().split("\\.")).skip(1).findFirst().orElse("");
    }
}
