package flopper.launcher.analyze;

import flopper.analysis.convention.FlopConvention;
import flopper.analysis.report.LayerReport;
import flopper.launcher.terminal.TextTable;
import flopper.launcher.terminal.Units;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What another tool would print for a model, layer by layer, in that tool's unit. */
final class ConventionTable implements ReportPrinter {
    private final Output output;
    private final FlopConvention convention;
    private final boolean withFreeLayers;

    /**
     * @param withFreeLayers show layers that the tool counts nothing for too
     */
    ConventionTable(Output output, FlopConvention convention, boolean withFreeLayers) {
        this.output = output;
        this.convention = convention;
        this.withFreeLayers = withFreeLayers;
    }

    @Override
    public void print(Analyzed analyzed) {
        switch (output.format()) {
            case TEXT -> text(analyzed);
            case CSV -> csv(analyzed);
            case JSON -> output.object(json(analyzed));
        }
    }

    private long total(Analyzed analyzed) {
        return analyzed.report().conventions().getOrDefault(convention.toString(), 0L);
    }

    private void text(Analyzed analyzed) {
        PrintWriter out = output.text();
        long total = total(analyzed);
        out.println(Described.title(analyzed) + "  as " + convention + " counts");
        TextTable table =
                new TextTable(3, "layer", "op", "output", ConventionUnit.plural(convention), "%");
        for (LayerReport layer : analyzed.report().layers()) {
            String op = layer.op().toString();
            String shape = Described.output(layer);
            switch (layer) {
                case LayerReport.Counted counted -> {
                    long figure = counted.conventions().of(convention);
                    if (figure != 0 || withFreeLayers) {
                        table.add(
                                layer.name(),
                                op,
                                shape,
                                Units.count(figure),
                                Units.percent(Described.part(figure, total)));
                    }
                }
                case LayerReport.Unsupported _, LayerReport.Unresolved _ ->
                        table.add(layer.name(), op, shape, "?", "?");
            }
        }
        table.print(out);
        out.println(
                "total%s %,d %s, %s"
                        .formatted(
                                analyzed.report().complete() ? "" : " at least",
                                total,
                                ConventionUnit.plural(convention),
                                ConventionUnit.explained(convention)));
        Described.uncounted(analyzed.report()).forEach(out::println);
        out.println();
        out.flush();
    }

    private void csv(Analyzed analyzed) {
        output.header("model", "index", "name", "op", "output", "convention", "unit", "figure");
        for (LayerReport layer : analyzed.report().layers()) {
            output.row(
                    analyzed.name(),
                    layer.index(),
                    layer.name(),
                    layer.op(),
                    LayerCsv.shape(layer),
                    convention,
                    convention.unit(),
                    layer instanceof LayerReport.Counted counted
                            ? counted.conventions().of(convention)
                            : "");
        }
        output.text().flush();
    }

    private Map<String, Object> json(Analyzed analyzed) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("model", analyzed.name());
        object.put("graphId", analyzed.graphId());
        object.put("convention", convention.toString());
        object.put("unit", convention.unit().name());
        object.put("complete", analyzed.report().complete());
        object.put("total", total(analyzed));
        List<Map<String, Object>> layers = new ArrayList<>();
        for (LayerReport layer : analyzed.report().layers()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("index", layer.index());
            row.put("name", layer.name());
            row.put("op", layer.op().toString());
            if (layer instanceof LayerReport.Counted counted) {
                row.put("figure", counted.conventions().of(convention));
            }
            layers.add(row);
        }
        object.put("layers", layers);
        return object;
    }
}
