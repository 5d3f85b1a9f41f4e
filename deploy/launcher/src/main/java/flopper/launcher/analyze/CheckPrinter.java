package flopper.launcher.analyze;

import flopper.api.check.CheckResponse;
import flopper.api.check.CheckResponse.Difference;
import flopper.api.check.CheckResponse.Layer;
import flopper.api.check.CheckResponse.Params;
import flopper.api.check.CheckResponse.Resemblance;
import flopper.launcher.terminal.TextTable;
import flopper.zoo.check.BackboneCheck;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which backbone a model looks like, and where it differs; the object is that of the route. */
final class CheckPrinter implements ReportPrinter {
    /** Longer tables say the same thing of every layer; the other forms have them all. */
    private static final int ROWS_MAX = 40;

    private final Output output;

    CheckPrinter(Output output) {
        this.output = output;
    }

    @Override
    public void print(Analyzed analyzed) {
        CheckResponse check =
                CheckResponse.of(
                        analyzed.name(),
                        BackboneCheck.of(analyzed.name(), analyzed.model(), analyzed.report()));
        switch (output.format()) {
            case TEXT -> text(check);
            case CSV -> csv(check);
            case JSON -> output.object(check);
        }
        output.text().flush();
    }

    private void text(CheckResponse check) {
        PrintWriter out = output.text();
        check.looksLike()
                .ifPresentOrElse(
                        found -> text(check.model(), found),
                        () ->
                                out.println(
                                        check.model()
                                                + " looks like no backbone of the catalogue"));
    }

    private void text(String model, Resemblance found) {
        PrintWriter out = output.text();
        out.println(sentence(model, found));
        if (!found.differences().isEmpty()) {
            layers(found).print(out);
            int more = found.differences().size() - ROWS_MAX;
            if (more > 0) {
                out.println("… and %,d more layers (--csv, --json)".formatted(more));
            }
        }
        out.println("params " + beside(found.params(), found.expectedParams()));
        if (found.verdict() == BackboneCheck.Verdict.SAME_ARITHMETIC) {
            groups("more", found.addedParams());
            groups("in the backbone", found.missingParams());
        }
        out.println("MACs " + beside(found.macs(), found.expectedMacs()));
        found.published()
                .forEach(claim ->
                        out.println(
                                "published %s: params %s, GMACs %s (%s)"
                                        .formatted(
                                                claim.weights(),
                                                held(claim.paramsHeld()),
                                                held(claim.gmacsHeld()),
                                                claim.source())));
    }

    private static String sentence(String model, Resemblance found) {
        String backbone = found.backbone() + (found.folded() ? ", its normalisations folded" : "");
        String alike =
                found.alike().isEmpty()
                        ? ""
                        : " (as similar: " + String.join(", ", found.alike()) + ")";
        return switch (found.verdict()) {
            case SAME ->
                    "%s is %s: all %d layers with multiply-accumulates are the same%s"
                            .formatted(model, backbone, found.layersCompared(), alike);
            case SAME_ARITHMETIC ->
                    "%s is %s in all %d layers with multiply-accumulates, with other parameters%s"
                            .formatted(model, backbone, found.layersCompared(), alike);
            case DIFFERS ->
                    "%s looks like %s (%.0f %% of all layers are in both) and differs in %d layers%s"
                            .formatted(
                                    model,
                                    backbone,
                                    100 * found.similarity(),
                                    found.differences().size(),
                                    alike);
        };
    }

    private static TextTable layers(Resemblance found) {
        TextTable table = new TextTable(3, "", "layer", "op", "kernel", "products", "output");
        found.differences().stream()
                .limit(ROWS_MAX)
                .forEach(difference -> {
                    Layer layer = layer(difference);
                    Layer expected = difference.expected().orElse(layer);
                    Layer shown = difference.layer().orElse(expected);
                    table.add(
                            mark(difference),
                            shown.name(),
                            shown.op(),
                            change(expected, shown, one -> sizes(one.kernel(), "1×1")),
                            change(expected, shown, one -> "%,d".formatted(one.products())),
                            change(expected, shown, one -> sizes(one.output(), "scalar")));
                });
        return table;
    }

    private static Layer layer(Difference difference) {
        return difference.layer().or(difference::expected).orElseThrow();
    }

    private static String mark(Difference difference) {
        return switch (difference.change()) {
            case CHANGED -> "~";
            case ADDED -> "+";
            case MISSING -> "-";
        };
    }

    /** What the backbone has, then what the model has. */
    private static String change(Layer expected, Layer shown, Function<Layer, String> figure) {
        String before = figure.apply(expected);
        String after = figure.apply(shown);
        return before.equals(after) ? before : before + " → " + after;
    }

    private static String sizes(List<Long> sizes, String none) {
        return sizes.isEmpty()
                ? none
                : sizes.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }

    private void groups(String where, List<Params> groups) {
        groups.stream()
                .limit(ROWS_MAX)
                .forEach(group ->
                        output.text()
                                .println(
                                        "  %,d %s from %s on"
                                                .formatted(group.params(), where, group.from())));
    }

    private static String beside(long model, long expected) {
        return model == expected
                ? "%,d, as the backbone has".formatted(model)
                : "%,d, the backbone has %,d (%+,d)".formatted(model, expected, model - expected);
    }

    private static String held(boolean held) {
        return held ? "held" : "not held";
    }

    private void csv(CheckResponse check) {
        output.header(
                "model",
                "looksLike",
                "verdict",
                "change",
                "layer",
                "kernel",
                "products",
                "output",
                "expectedLayer",
                "expectedKernel",
                "expectedProducts",
                "expectedOutput");
        check.looksLike()
                .ifPresentOrElse(
                        found -> csv(check.model(), found),
                        () -> row(check.model(), "", "", Optional.empty()));
    }

    private void csv(String model, Resemblance found) {
        String verdict = found.verdict().name();
        if (found.differences().isEmpty()) {
            row(model, found.backbone(), verdict, Optional.empty());
        }
        found.differences().forEach(one -> row(model, found.backbone(), verdict, Optional.of(one)));
    }

    private void row(
            String model, String backbone, String verdict, Optional<Difference> difference) {
        Optional<Layer> layer = difference.flatMap(Difference::layer);
        Optional<Layer> expected = difference.flatMap(Difference::expected);
        output.row(
                model,
                backbone,
                verdict,
                difference.map(one -> one.change().name()).orElse(""),
                layer.map(Layer::name).orElse(""),
                cell(layer, one -> sizes(one.kernel(), "")),
                cell(layer, one -> String.valueOf(one.products())),
                cell(layer, one -> sizes(one.output(), "")),
                cell(expected, Layer::name),
                cell(expected, one -> sizes(one.kernel(), "")),
                cell(expected, one -> String.valueOf(one.products())),
                cell(expected, one -> sizes(one.output(), "")));
    }

    private static String cell(Optional<Layer> layer, Function<Layer, String> figure) {
        return layer.map(figure).orElse("").replace('×', 'x');
    }
}
