package flopper.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Style that the compiler and the formatter do not see. */
final class TidyTest {
    private static final int FILE_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 60;

    private static final Set<String> TOP_LEVEL =
            Set.of("pom.xml", "api", "worker", "db", "deploy", "README.md", "LICENSE");

    // Spelt in two parts, so that this file does not find itself.
    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.])/(work|home|root|Users)" + "/[A-Za-z]");
    private static final Pattern SWITCHED_OFF =
            Pattern.compile("@Dis" + "abled|assumeTrue\\(false");
    private static final Pattern WILDCARD = Pattern.compile("(?m)^import (static )?[\\w.]+\\.\\*;");
    private static final Pattern OWN_VERSION =
            Pattern.compile("<version>(?!0\\.1\\.0-SNAPSHOT|\\$\\{)[^<]+</version>");

    @Test
    void theTopLevelIsClosed() {
        Set<String> unexpected = new TreeSet<>();
        for (Path file : SourceTree.files()) {
            String first = SourceTree.root().relativize(file).getName(0).toString();
            if (!first.startsWith(".") && !TOP_LEVEL.contains(first)) {
                unexpected.add(first);
            }
        }
        assertThat(unexpected).as("entries that do not belong at the top level").isEmpty();
    }

    @Test
    void filesAreShort() {
        List<String> long_ = new ArrayList<>();
        for (Path file : SourceTree.javaFiles()) {
            long lines = SourceTree.read(file).lines().count();
            if (lines > FILE_LINES_MAX) {
                long_.add(SourceTree.label(file) + ": " + lines);
            }
        }
        assertThat(long_).as("Java files of more than %d lines", FILE_LINES_MAX).isEmpty();
    }

    @Test
    void methodsAreShort() {
        assertThat(MethodLengths.longerThan(METHOD_LINES_MAX, SourceTree.javaFiles()))
                .as("methods of more than %d lines", METHOD_LINES_MAX)
                .isEmpty();
    }

    @Test
    void nothingIsMarkedUnfinishedOrSwitchedOff() {
        List<String> found = new ArrayList<>();
        for (Path file : SourceTree.files()) {
            if (isText(file)) {
                found.addAll(matches(file, UNFINISHED));
                found.addAll(matches(file, SWITCHED_OFF));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noPathOfSomebodysMachineIsNamed() {
        List<String> found = new ArrayList<>();
        for (Path file : SourceTree.files()) {
            if (isText(file)) {
                found.addAll(matches(file, MACHINE_PATH));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void importsNameWhatTheyImport() {
        List<String> found = new ArrayList<>();
        SourceTree.javaFiles().forEach(file -> found.addAll(matches(file, WILDCARD)));
        assertThat(found).isEmpty();
    }

    @Test
    void versionsStandInTheRootPomOnly() {
        List<String> found = new ArrayList<>();
        for (Path file : SourceTree.files()) {
            boolean child =
                    SourceTree.name(file).equals("pom.xml")
                            && !file.equals(SourceTree.root().resolve("pom.xml"));
            if (child) {
                found.addAll(matches(file, OWN_VERSION));
            }
        }
        assertThat(found).as("versions in module poms").isEmpty();
    }

    private static boolean isText(Path file) {
        String name = SourceTree.name(file);
        return Pattern.matches(".*\\.(java|xml|md|sql|sh|yml|yaml|js|css|html|properties)", name)
                || SourceTree.label(file).equals("deploy/flopper")
                || SourceTree.label(file).equals(".ci/run");
    }

    private static List<String> matches(Path file, Pattern pattern) {
        String text = SourceTree.read(file);
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            long line = text.substring(0, matcher.start()).lines().count();
            found.add("%s:%d: %s".formatted(SourceTree.label(file), line, matcher.group().strip()));
        }
        return found;
    }
}
