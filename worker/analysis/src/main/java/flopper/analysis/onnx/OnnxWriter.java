package flopper.analysis.onnx;

import flopper.analysis.graph.Function;
import flopper.analysis.graph.Model;

import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a model without its weights, deterministically: equal models give equal bytes. A tensor
 * whose values {@link OnnxReader} would drop is written as an external one ({@code location} {@code
 * weights.bin}, with {@code offset} and {@code length} in file order), as ONNX defines for data kept
 * elsewhere. So what the reader gives is written and read back as it was, and a graph written twice
 * has the same bytes.
 */
public final class OnnxWriter {
    private final ProtoOutput out = new ProtoOutput();
    private final GraphWriter graphs = new GraphWriter(out);

    private OnnxWriter() {}

    public static byte[] write(Model model) {
        OnnxWriter writer = new OnnxWriter();
        writer.model(model);
        return writer.out.toByteArray();
    }

    private void model(Model model) {
        out.integer(1, model.irVersion());
        out.message(7, () -> graphs.graph(model.graph()));
        opsetImports(8, model.opsets());
        for (Function function : model.functions()) {
            out.message(25, () -> function(function));
        }
    }

    /** Imports have no order of their own, so they are written by domain. */
    private void opsetImports(int field, Map<String, Long> opsets) {
        for (Map.Entry<String, Long> opset : new TreeMap<>(opsets).entrySet()) {
            out.message(
                    field,
                    () -> {
                        out.textIfAny(1, opset.getKey());
                        out.integer(2, opset.getValue());
                    });
        }
    }

    private void function(Function function) {
        out.text(1, function.name());
        function.inputs().forEach(input -> out.text(4, input));
        function.outputs().forEach(output -> out.text(5, output));
        function.attributes().forEach(attribute -> out.text(6, attribute));
        function.nodes().forEach(node -> out.message(7, () -> graphs.node(node)));
        opsetImports(9, function.opsets());
        out.textIfAny(10, function.domain());
        function.defaults()
                .values()
                .forEach((name, value) -> out.message(11, () -> graphs.attribute(name, value)));
        out.textIfAny(13, function.overload());
    }
}
