package flopper.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Every Java file is as the formatter writes it. {@code -Dflopper.format=apply} rewrites the files
 * instead of failing.
 */
final class FormatTest {
    private static final boolean APPLY =
            System.getProperty("flopper.format", "check").equals("apply");

    private final Formatter formatter =
            new Formatter(
                    JavaFormatterOptions.builder()
                            .style(JavaFormatterOptions.Style.AOSP)
                            .formatJavadoc(false)
                            .build());

    @Test
    void everyJavaFileIsFormatted() throws IOException, FormatterException {
        List<String> differences = new ArrayList<>();
        for (Path file : SourceTree.javaFiles()) {
            String before = SourceTree.read(file);
            String after = formatter.formatSourceAndFixImports(before);
            if (before.equals(after)) {
                continue;
            }
            if (APPLY) {
                Files.writeString(file, after);
            } else {
                differences.add(firstDifference(file, before, after));
            }
        }
        assertThat(differences)
                .as(
                        "files to format; this formats them: mvn verify -pl deploy/checks -am"
                                + " -Dtest=FormatTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dflopper.format=apply")
                .isEmpty();
    }

    private static String firstDifference(Path file, String before, String after) {
        List<String> is = before.lines().toList();
        List<String> should = after.lines().toList();
        int line = 0;
        while (line < Math.min(is.size(), should.size()) && is.get(line).equals(should.get(line))) {
            line++;
        }
        return "%s:%d%n  is:        %s%n  should be: %s"
                .formatted(SourceTree.label(file), line + 1, at(is, line), at(should, line));
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "(end of file)";
    }
}
