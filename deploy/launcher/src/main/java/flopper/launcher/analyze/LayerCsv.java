package flopper.launcher.analyze;

import flopper.analysis.cost.Cost;
import flopper.analysis.report.LayerReport;
import flopper.analysis.tensor.TensorType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** One line a layer, all layers, RFC 4180; figures that are not known are empty. */
final class LayerCsv implements ReportPrinter {
    private final Output output;

    LayerCsv(Output output) {
        this.output = output;
    }

    @Override
    public void print(Analyzed analyzed) {
        output.header(
                "model",
                "index",
                "name",
                "op",
                "output",
                "params",
                "macs",
                "flops",
                "multiplyAdds",
                "additions",
                "multiplications",
                "divisions",
                "comparisons",
                "transcendentals",
                "weightBytesRead",
                "activationBytesRead",
                "activationBytesWritten");
        for (LayerReport layer : analyzed.report().layers()) {
            List<Object> row =
                    new ArrayList<>(
                            List.of(
                                    analyzed.name(),
                                    layer.index(),
                                    layer.name(),
                                    layer.op(),
                                    shape(layer)));
            row.addAll(figures(layer));
            output.row(row.toArray());
        }
        output.text().flush();
    }

    private static List<?> figures(LayerReport layer) {
        return switch (layer) {
            case LayerReport.Counted counted -> figures(counted);
            case LayerReport.Unsupported _, LayerReport.Unresolved _ -> Collections.nCopies(12, "");
        };
    }

    private static List<Long> figures(LayerReport.Counted layer) {
        Cost cost = layer.cost();
        return List.of(
                layer.params(),
                cost.multiplyAdds(),
                cost.flops(),
                cost.multiplyAdds(),
                cost.additions(),
                cost.multiplications(),
                cost.divisions(),
                cost.comparisons(),
                cost.transcendentals(),
                layer.weightBytesRead(),
                layer.activationBytesRead(),
                layer.activationBytesWritten());
    }

    /** Sizes of the first output; empty where it is no tensor. */
    static String shape(LayerReport layer) {
        return layer.outputs().stream()
                .findFirst()
                .map(LayerReport.Output::type)
                .filter(TensorType.class::isInstance)
                .map(TensorType.class::cast)
                .map(type -> type.shape().toList())
                .map(dims -> dims.stream().map(String::valueOf).collect(Collectors.joining("x")))
                .orElse("");
    }
}
