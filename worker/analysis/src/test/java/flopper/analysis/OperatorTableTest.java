package flopper.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.op.Operator;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The published coverage: the table of operators in the worker's README is what the list of operators
 * and their Javadoc generate. {@code -Dflopper.operators=apply} writes it.
 */
class OperatorTableTest {
    private static final Path README =
            Path.of(System.getProperty("flopper.root", "../.."), "worker", "README.md");
    private static final String BEGIN = "<!-- operators: generated, do not edit -->\n";
    private static final String END = "<!-- end of operators -->\n";

    @Test
    void theTableInTheReadmeIsWhatTheListGenerates() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN);
        int end = readme.indexOf(END);
        assertThat(begin).as("the mark where the table begins").isNotNegative();
        assertThat(end).as("the mark where the table ends").isGreaterThan(begin);
        String table = table();
        if (System.getProperty("flopper.operators", "check").equals("apply")) {
            String before = readme.substring(0, begin + BEGIN.length());
            Files.writeString(README, before + table + readme.substring(end));
            return;
        }
        assertThat(readme.substring(begin + BEGIN.length(), end))
                .as("run OperatorTableTest with -Dflopper.operators=apply to write the table")
                .isEqualTo(table);
    }

    @Test
    void everyOperatorSaysTheFivePartsInTheirOrder() {
        assertThat(classesWhere(source -> !saysTheFiveParts(source))).isEmpty();
    }

    @Test
    void everyOperatorHasATestBesideIt() {
        assertThat(classesWhere(source -> !source.hasTest())).isEmpty();
    }

    private static List<String> classesWhere(Predicate<OperatorSource> wrong) {
        TreeSet<String> names = new TreeSet<>();
        for (Operator operator : StandardOperators.all()) {
            OperatorSource source = OperatorSource.of(operator);
            if (wrong.test(source)) {
                names.add(source.type().getName());
            }
        }
        return List.copyOf(names);
    }

    private static boolean saysTheFiveParts(OperatorSource source) {
        return List.copyOf(source.parts().keySet())
                .equals(List.of("Shapes", "Cost", "Convention", "Fails", "Source"));
    }

    private static String table() {
        List<Operator> operators = StandardOperators.all();
        StringBuilder table = new StringBuilder();
        table.append("%d operators have a rule.%n%n".formatted(operators.size()));
        table.append("| operator | shapes | cost |\n|---|---|---|\n");
        operators.forEach(operator -> table.append(row(operator)));
        return table.append('\n').toString();
    }

    private static String row(Operator operator) {
        OperatorSource source = OperatorSource.of(operator);
        Map<String, String> parts = source.parts();
        List<String> cost = new ArrayList<>();
        source.rowDoc().ifPresent(doc -> cost.add(cell(doc)));
        cost.add(cell(parts.getOrDefault("Cost", "")));
        return "| [%s](%s) | %s | %s |\n"
                .formatted(
                        operator.id(),
                        source.file(),
                        cell(parts.getOrDefault("Shapes", "")),
                        String.join("; ", cost));
    }

    /** The first sentence, without the full stop; a vertical line would end the cell. */
    private static String cell(String text) {
        int stop = text.indexOf(". ");
        String sentence = stop < 0 ? text : text.substring(0, stop);
        return sentence.replaceAll("\\.$", "").replace("|", "\\|");
    }
}
