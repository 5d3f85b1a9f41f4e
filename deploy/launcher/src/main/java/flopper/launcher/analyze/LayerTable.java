package flopper.launcher.analyze;

import flopper.analysis.report.LayerReport;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;
import flopper.launcher.terminal.TextTable;
import flopper.launcher.terminal.Units;

import java.io.PrintWriter;
import java.util.stream.Collectors;

/** The per-layer table with each layer's share, and the totals. */
final class LayerTable implements ReportPrinter {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean withFreeLayers;

    /**
     * @param withFreeLayers show layers that cost nothing too
     */
    LayerTable(PrintWriter out, PrintWriter err, boolean withFreeLayers) {
        this.out = out;
        this.err = err;
        this.withFreeLayers = withFreeLayers;
    }

    @Override
    public void print(Analyzed analyzed) {
        ModelReport report = analyzed.report();
        out.println(
                analyzed.name()
                        + "  "
                        + report.inputs().stream()
                                .map(input -> input.name() + " " + text(input.type()))
                                .collect(Collectors.joining(", ")));
        TextTable table =
                new TextTable(
                        3,
                        "layer",
                        "op",
                        "output",
                        "params",
                        "MACs",
                        "% MACs",
                        "FLOPs",
                        "% FLOPs",
                        "bytes moved");
        report.layers().forEach(layer -> row(table, layer, report));
        table.print(out);
        totals(report);
        out.println();
        out.flush();
    }

    private void row(TextTable table, LayerReport layer, ModelReport report) {
        String output = layer.outputs().isEmpty() ? "" : text(layer.outputs().getFirst().type());
        switch (layer) {
            case LayerReport.Counted counted -> {
                boolean free = counted.cost().flops() == 0 && counted.params() == 0;
                if (!free || withFreeLayers) {
                    counted(table, counted, output, report);
                }
            }
            case LayerReport.Unsupported(_, String name, var op, _) ->
                    table.add(name, op.toString(), output, "?", "?", "?", "?", "?", "?");
            case LayerReport.Unresolved(_, String name, var op, _, _) ->
                    table.add(name, op.toString(), output, "?", "?", "?", "?", "?", "?");
        }
    }

    private static void counted(
            TextTable table, LayerReport.Counted layer, String output, ModelReport report) {
        long macs = layer.cost().multiplyAdds();
        long flops = layer.cost().flops();
        long bytes =
                layer.weightBytesRead()
                        + layer.activationBytesRead()
                        + layer.activationBytesWritten();
        table.add(
                layer.name(),
                layer.op().toString(),
                output,
                Units.count(layer.params()),
                Units.count(macs),
                Units.percent(part(macs, report.macs())),
                Units.count(flops),
                Units.percent(part(flops, report.flops())),
                Units.bytes(bytes));
    }

    private void totals(ModelReport report) {
        String bound = report.complete() ? "" : " at least";
        ModelReport.Parameters parameters = report.parameters();
        out.println(
                "params %,d · statistics %,d · constants %,d · weights %s"
                        .formatted(
                                parameters.params(),
                                parameters.statistics(),
                                parameters.constants(),
                                Units.bytes(report.weightBytes())));
        out.println(
                "MACs%s %,d · FLOPs%s %,d · activations %s, %s at the peak"
                        .formatted(
                                bound,
                                report.macs(),
                                bound,
                                report.flops(),
                                Units.bytes(report.activationBytes()),
                                Units.bytes(report.peakActivationBytes())));
        report.unsupported()
                .forEach((op, count) ->
                        out.println("not counted: %s, %d× (no rule for it)".formatted(op, count)));
        report.layers().stream()
                .filter(LayerReport.Unresolved.class::isInstance)
                .map(LayerReport.Unresolved.class::cast)
                .forEach(layer ->
                        out.println("not counted: " + layer.name() + ": " + layer.reason()));
    }

    @Override
    public void fail(String model, String code, String detail) {
        err.println("flopper: %s: %s (%s)".formatted(model, detail, code));
    }

    private static double part(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static String text(ValueType type) {
        return switch (type) {
            case TensorType tensor ->
                    tensor.shape().toList().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining("×", "[", "]"));
            case UnknownType _ -> "?";
            case flopper.analysis.tensor.SequenceType sequence ->
                    "sequence of " + sequence.elements().size();
            case flopper.analysis.tensor.OptionalType optional ->
                    optional.value().map(LayerTable::text).orElse("none");
        };
    }
}
