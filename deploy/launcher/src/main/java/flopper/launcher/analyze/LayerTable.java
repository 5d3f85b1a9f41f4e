package flopper.launcher.analyze;

import flopper.analysis.report.LayerReport;
import flopper.analysis.report.ModelReport;
import flopper.launcher.terminal.TextTable;
import flopper.launcher.terminal.Units;

import java.io.PrintWriter;

/** The per-layer table with each layer's share, and the totals. */
final class LayerTable implements ReportPrinter {
    private final PrintWriter out;
    private final boolean withFreeLayers;

    /**
     * @param withFreeLayers show layers that cost nothing too
     */
    LayerTable(PrintWriter out, boolean withFreeLayers) {
        this.out = out;
        this.withFreeLayers = withFreeLayers;
    }

    @Override
    public void print(Analyzed analyzed) {
        ModelReport report = analyzed.report();
        out.println(Described.title(analyzed));
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
        String output = Described.output(layer);
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
                Units.percent(Described.part(macs, report.macs())),
                Units.count(flops),
                Units.percent(Described.part(flops, report.flops())),
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
        Described.uncounted(report).forEach(out::println);
    }
}
