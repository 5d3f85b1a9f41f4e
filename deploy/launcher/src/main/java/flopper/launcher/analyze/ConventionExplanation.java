package flopper.launcher.analyze;

import flopper.analysis.convention.FlopConvention;
import flopper.analysis.report.ConventionDifference;
import flopper.launcher.terminal.TextTable;
import flopper.launcher.terminal.Units;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why two conventions give a model different figures: by operator, the largest difference first. */
final class ConventionExplanation implements ReportPrinter {
    private final Output output;
    private final FlopConvention left;
    private final FlopConvention right;

    ConventionExplanation(Output output, FlopConvention left, FlopConvention right) {
        this.output = output;
        this.left = left;
        this.right = right;
    }

    @Override
    public void print(Analyzed analyzed) {
        List<ConventionDifference> differences =
                ConventionDifference.explain(analyzed.report(), left, right);
        switch (output.format()) {
            case TEXT -> text(analyzed, differences);
            case CSV -> csv(analyzed, differences);
            case JSON -> output.object(json(analyzed, differences));
        }
    }

    private static long total(Analyzed analyzed, FlopConvention convention) {
        return analyzed.report().conventions().getOrDefault(convention.toString(), 0L);
    }

    private void text(Analyzed analyzed, List<ConventionDifference> differences) {
        PrintWriter out = output.text();
        out.println(Described.title(analyzed));
        for (FlopConvention one : List.of(left, right)) {
            out.println(
                    "%s: %,d %s, %s"
                            .formatted(
                                    one,
                                    total(analyzed, one),
                                    ConventionUnit.plural(one),
                                    ConventionUnit.explained(one)));
        }
        TextTable table =
                new TextTable(1, "op", "layers", left.toString(), right.toString(), "difference");
        differences.forEach(one ->
                table.add(
                        one.op().toString(),
                        "%d×".formatted(one.layers()),
                        Units.count(one.left()),
                        Units.count(one.right()),
                        (one.difference() > 0 ? "+" : "") + Units.count(one.difference())));
        table.print(out);
        differences.forEach(one ->
                out.println(
                        "%s: %s counts %s; %s counts %s"
                                .formatted(
                                        one.op(), left, one.leftRule(), right, one.rightRule())));
        Described.uncounted(analyzed.report()).forEach(out::println);
        out.println();
        out.flush();
    }

    private void csv(Analyzed analyzed, List<ConventionDifference> differences) {
        output.header(
                "model",
                "op",
                "layers",
                left.toString(),
                right.toString(),
                "leftRule",
                "rightRule");
        differences.forEach(one ->
                output.row(
                        analyzed.name(),
                        one.op(),
                        one.layers(),
                        one.left(),
                        one.right(),
                        one.leftRule(),
                        one.rightRule()));
        output.text().flush();
    }

    private Map<String, Object> json(Analyzed analyzed, List<ConventionDifference> differences) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("model", analyzed.name());
        object.put("graphId", analyzed.graphId());
        object.put("complete", analyzed.report().complete());
        object.put("left", side(analyzed, left));
        object.put("right", side(analyzed, right));
        object.put("differences", differences.stream().map(ConventionExplanation::json).toList());
        return object;
    }

    private static Map<String, Object> side(Analyzed analyzed, FlopConvention convention) {
        Map<String, Object> side = new LinkedHashMap<>();
        side.put("convention", convention.toString());
        side.put("unit", convention.unit().name());
        side.put("total", total(analyzed, convention));
        return side;
    }

    private static Map<String, Object> json(ConventionDifference one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("op", one.op().toString());
        row.put("layers", one.layers());
        row.put("left", one.left());
        row.put("right", one.right());
        row.put("difference", one.difference());
        row.put("leftRule", one.leftRule());
        row.put("rightRule", one.rightRule());
        return row;
    }
}
