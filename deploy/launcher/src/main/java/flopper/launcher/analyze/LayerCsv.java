package flopper.launcher.analyze;

import flopper.analysis.cost.Cost;
import flopper.analysis.report.LayerReport;
import flopper.analysis.tensor.TensorType;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** One line a layer, all layers, RFC 4180; figures that are not known are empty. */
final class LayerCsv implements ReportPrinter {
    private final PrintWriter out;
    private final PrintWriter err;
    private boolean headed;

    LayerCsv(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void print(Analyzed analyzed) {
        if (!headed) {
            out.println(
                    "model,index,name,op,output,params,macs,flops,multiplyAdds,additions,"
                            + "multiplications,divisions,comparisons,transcendentals,"
                            + "weightBytesRead,activationBytesRead,activationBytesWritten");
            headed = true;
        }
        for (LayerReport layer : analyzed.report().layers()) {
            out.println(
                    "%s,%d,%s,%s,%s,%s"
                            .formatted(
                                    quoted(analyzed.name()),
                                    layer.index(),
                                    quoted(layer.name()),
                                    quoted(layer.op().toString()),
                                    output(layer),
                                    figures(layer)));
        }
        out.flush();
    }

    private static String figures(LayerReport layer) {
        return switch (layer) {
            case LayerReport.Counted counted -> figures(counted);
            case LayerReport.Unsupported _, LayerReport.Unresolved _ -> ",".repeat(11);
        };
    }

    private static String figures(LayerReport.Counted layer) {
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
                        layer.activationBytesWritten())
                .stream()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static String output(LayerReport layer) {
        return layer.outputs().stream()
                .findFirst()
                .map(LayerReport.Output::type)
                .filter(TensorType.class::isInstance)
                .map(TensorType.class::cast)
                .map(type -> type.shape().toList())
                .map(dims -> dims.stream().map(String::valueOf).collect(Collectors.joining("x")))
                .orElse("");
    }

    private static String quoted(String text) {
        return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void fail(String model, String code, String detail) {
        err.println("flopper: %s: %s (%s)".formatted(model, detail, code));
    }
}
