package flopper.launcher.analyze;

import flopper.analysis.diff.ComparedLayer;
import flopper.analysis.diff.Figures;
import flopper.analysis.diff.LayerDiff;
import flopper.analysis.diff.ModelDiff;
import flopper.launcher.terminal.TextTable;
import flopper.launcher.terminal.Units;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What changed in counts from one model to another; the table hides layers that are the same. */
final class DiffPrinter {
    private final Output output;

    DiffPrinter(Output output) {
        this.output = output;
    }

    void print(Analyzed left, Analyzed right) {
        ModelDiff diff = ModelDiff.of(left.report(), right.report());
        switch (output.format()) {
            case TEXT -> text(left, right, diff);
            case CSV -> csv(diff);
            case JSON -> output.object(json(left, right, diff));
        }
    }

    private void text(Analyzed left, Analyzed right, ModelDiff diff) {
        PrintWriter out = output.text();
        out.println(Described.title(left) + "  →  " + Described.title(right));
        if (!diff.same()) {
            layers(diff).print(out);
        }
        out.println(
                "%d layers are the same, %d changed, %d are in %s alone, %d in %s alone"
                        .formatted(
                                diff.count(LayerDiff.Same.class),
                                diff.count(LayerDiff.Changed.class),
                                diff.count(LayerDiff.OnlyLeft.class),
                                left.name(),
                                diff.count(LayerDiff.OnlyRight.class),
                                right.name()));
        total(diff, "params", Figures::params, "%,d"::formatted);
        total(diff, "MACs", Figures::macs, "%,d"::formatted);
        total(diff, "FLOPs", Figures::flops, "%,d"::formatted);
        total(diff, "stored weights", Figures::weightBytes, Units::bytes);
        total(diff, "activations moved", Figures::activationBytes, Units::bytes);
        uncounted(left, right);
        out.flush();
    }

    private void uncounted(Analyzed left, Analyzed right) {
        for (Analyzed side : List.of(left, right)) {
            Described.uncounted(side.report())
                    .forEach(line -> output.text().println(side.name() + ": " + line));
        }
    }

    private static TextTable layers(ModelDiff diff) {
        TextTable table =
                new TextTable(4, "", "layer", "op", "output", "params", "MACs", "FLOPs", "bytes");
        for (LayerDiff layer : diff.layers()) {
            switch (layer) {
                case LayerDiff.Same _ -> {}
                case LayerDiff.Changed(var before, var after) -> row(table, "~", before, after);
                case LayerDiff.OnlyLeft(var before) -> row(table, "-", before, before);
                case LayerDiff.OnlyRight(var after) -> row(table, "+", after, after);
            }
        }
        return table;
    }

    private static void row(
            TextTable table, String mark, ComparedLayer before, ComparedLayer after) {
        table.add(
                mark,
                change(before.name(), after.name()),
                change(before.op().toString(), after.op().toString()),
                change(shape(before, "×"), shape(after, "×")),
                change(before, after, Figures::params, Units::count),
                change(before, after, Figures::macs, Units::count),
                change(before, after, Figures::flops, Units::count),
                change(before, after, Figures::bytes, Units::bytes));
    }

    private static String change(
            ComparedLayer before,
            ComparedLayer after,
            ToLongFunction<Figures> figure,
            LongFunction<String> written) {
        return change(
                before.figures().map(one -> written.apply(figure.applyAsLong(one))).orElse("?"),
                after.figures().map(one -> written.apply(figure.applyAsLong(one))).orElse("?"));
    }

    private static String change(String before, String after) {
        return before.equals(after) ? before : before + " → " + after;
    }

    private static String shape(ComparedLayer layer, String sign) {
        return layer.output()
                .map(sizes -> sizes.stream().map(String::valueOf).collect(Collectors.joining(sign)))
                .orElse("?");
    }

    private void total(
            ModelDiff diff,
            String name,
            ToLongFunction<Figures> figure,
            LongFunction<String> written) {
        long before = figure.applyAsLong(diff.left());
        long after = figure.applyAsLong(diff.right());
        String ratio =
                before == 0 || before == after
                        ? ""
                        : " (" + Units.ratio((double) after / before) + ")";
        output.text()
                .println(name + " " + change(written.apply(before), written.apply(after)) + ratio);
    }

    private void csv(ModelDiff diff) {
        output.header(
                "change",
                "leftIndex",
                "leftName",
                "leftOp",
                "leftOutput",
                "leftParams",
                "leftMacs",
                "leftFlops",
                "leftBytes",
                "rightIndex",
                "rightName",
                "rightOp",
                "rightOutput",
                "rightParams",
                "rightMacs",
                "rightFlops",
                "rightBytes");
        for (LayerDiff layer : diff.layers()) {
            List<Object> row = new ArrayList<>(List.of(DiffJson.kind(layer)));
            row.addAll(cells(DiffJson.left(layer)));
            row.addAll(cells(DiffJson.right(layer)));
            output.row(row.toArray());
        }
        output.text().flush();
    }

    private static List<?> cells(Optional<ComparedLayer> layer) {
        return layer.<List<?>>map(one ->
                        List.of(
                                one.index(),
                                one.name(),
                                one.op(),
                                one.output().isPresent() ? shape(one, "x") : "",
                                cell(one, Figures::params),
                                cell(one, Figures::macs),
                                cell(one, Figures::flops),
                                cell(one, Figures::bytes)))
                .orElse(Collections.nCopies(8, ""));
    }

    private static Object cell(ComparedLayer layer, ToLongFunction<Figures> figure) {
        return layer.figures().<Object>map(figure::applyAsLong).orElse("");
    }

    private static Map<String, Object> json(Analyzed left, Analyzed right, ModelDiff diff) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("left", side(left, diff.left()));
        object.put("right", side(right, diff.right()));
        object.putAll(DiffJson.of(diff));
        return object;
    }

    private static Map<String, Object> side(Analyzed side, Figures figures) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("model", side.name());
        object.put("graphId", side.graphId());
        object.put("complete", side.report().complete());
        object.putAll(DiffJson.of(figures));
        return object;
    }
}
