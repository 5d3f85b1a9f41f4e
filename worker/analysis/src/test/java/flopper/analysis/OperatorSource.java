package flopper.analysis;

import flopper.analysis.op.Operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an operator's source says about it: the parts of its class's Javadoc, and its row's. */
final class OperatorSource {
    private static final Path MODULE =
            Path.of(System.getProperty("flopper.root", "../.."), "worker", "analysis");
    private static final Pattern PART = Pattern.compile("<p>(\\w+): ");

    private final Class<?> type;
    private final Optional<String> row;
    private final String text;

    private OperatorSource(Class<?> type, Optional<String> row) {
        this.type = type;
        this.row = row;
        this.text = read(MODULE.resolve("src/main/java").resolve(path(".java")));
    }

    static OperatorSource of(Operator operator) {
        return operator instanceof Enum<?> constant
                ? new OperatorSource(constant.getDeclaringClass(), Optional.of(constant.name()))
                : new OperatorSource(operator.getClass(), Optional.empty());
    }

    private String path(String ending) {
        return type.getName().replace('.', '/') + ending;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Class<?> type() {
        return type;
    }

    /** The rule's file, from the worker's folder. */
    String file() {
        return "analysis/src/main/java/" + path(".java");
    }

    boolean hasTest() {
        return Files.exists(MODULE.resolve("src/test/java").resolve(path("Test.java")));
    }

    /** The named paragraphs of the class's Javadoc in their order, as plain text. */
    Map<String, String> parts() {
        String doc = comment(text.substring(0, declaration()));
        Map<String, String> parts = new LinkedHashMap<>();
        Matcher part = PART.matcher(doc);
        int start = -1;
        String name = "";
        while (part.find()) {
            if (start >= 0) {
                parts.put(name, plain(doc.substring(start, part.start())));
            }
            name = part.group(1);
            start = part.end();
        }
        if (start >= 0) {
            parts.put(name, plain(doc.substring(start)));
        }
        return parts;
    }

    /** The Javadoc of the operator's row; empty when it has none or is no row. */
    Optional<String> rowDoc() {
        return row.flatMap(name -> {
            Matcher constant = Pattern.compile("\\*/\\s*" + name + "\\(").matcher(text);
            return constant.find(declaration())
                    ? Optional.of(plain(comment(text.substring(0, constant.start() + 2))))
                    : Optional.empty();
        });
    }

    private int declaration() {
        Matcher declared =
                Pattern.compile(
                                "(?m)^(public )?(final )?(class|enum|record) "
                                        + type.getSimpleName())
                        .matcher(text);
        if (!declared.find()) {
            throw new IllegalStateException("no declaration of " + type);
        }
        return declared.start();
    }

    /** The last Javadoc comment of a text, without its asterisks. */
    private static String comment(String before) {
        int start = before.lastIndexOf("/**");
        int end = before.lastIndexOf("*/");
        return start < 0 || end < start
                ? ""
                : before.substring(start + 3, end).replaceAll("\\n\\s*\\* ?", "\n");
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@(link|code) #?([^}]*)}", "$2")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
