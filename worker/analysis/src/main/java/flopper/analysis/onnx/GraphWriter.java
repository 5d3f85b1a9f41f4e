package flopper.analysis.onnx;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;

/** Writes {@code GraphProto}, {@code NodeProto} and {@code AttributeProto}. */
final class GraphWriter {
    private final ProtoOutput out;
    private final TensorWriter tensors;
    private final TypeWriter types;

    GraphWriter(ProtoOutput out) {
        this.out = out;
        this.tensors = new TensorWriter(out);
        this.types = new TypeWriter(out);
    }

    void graph(Graph graph) {
        for (Node node : graph.nodes()) {
            out.message(1, () -> node(node));
        }
        out.textIfAny(2, graph.name());
        for (TensorData initializer : graph.initializers()) {
            out.message(5, () -> tensors.tensor(initializer));
        }
        for (ValueInfo input : graph.inputs()) {
            out.message(11, () -> types.valueInfo(input));
        }
        for (ValueInfo output : graph.outputs()) {
            out.message(12, () -> types.valueInfo(output));
        }
    }

    void node(Node node) {
        node.inputs().forEach(input -> out.text(1, input));
        node.outputs().forEach(output -> out.text(2, output));
        out.textIfAny(3, node.name());
        out.text(4, node.opType());
        node.attributes()
                .values()
                .forEach((name, value) -> out.message(5, () -> attribute(name, value)));
        out.textIfAny(7, node.domain());
        out.textIfAny(8, node.overload());
    }

    /** The value and, last, the code of its kind, which the field alone would not always tell. */
    void attribute(String name, AttributeValue value) {
        out.text(1, name);
        long kind =
                switch (value) {
                    case AttributeValue.Real(float real) -> {
                        out.real(2, real);
                        yield AttributeKind.FLOAT;
                    }
                    case AttributeValue.Int(long integer) -> {
                        out.integer(3, integer);
                        yield AttributeKind.INT;
                    }
                    case AttributeValue.Text(String text) -> {
                        out.text(4, text);
                        yield AttributeKind.STRING;
                    }
                    case AttributeValue.Tensor(TensorData tensor) -> {
                        out.message(5, () -> tensors.tensor(tensor));
                        yield AttributeKind.TENSOR;
                    }
                    case AttributeValue.Subgraph(Graph graph) -> {
                        out.message(6, () -> graph(graph));
                        yield AttributeKind.GRAPH;
                    }
                    case AttributeValue.Reals(var reals) -> {
                        reals.forEach(real -> out.real(7, real));
                        yield AttributeKind.FLOATS;
                    }
                    case AttributeValue.Ints(var integers) -> {
                        integers.forEach(integer -> out.integer(8, integer));
                        yield AttributeKind.INTS;
                    }
                    case AttributeValue.Texts(var texts) -> {
                        texts.forEach(text -> out.text(9, text));
                        yield AttributeKind.STRINGS;
                    }
                    case AttributeValue.Tensors(var list) -> {
                        list.forEach(tensor -> out.message(10, () -> tensors.tensor(tensor)));
                        yield AttributeKind.TENSORS;
                    }
                    case AttributeValue.Subgraphs(var list) -> {
                        list.forEach(graph -> out.message(11, () -> graph(graph)));
                        yield AttributeKind.GRAPHS;
                    }
                    case AttributeValue.Type(var type) -> {
                        out.message(14, () -> types.type(type));
                        yield AttributeKind.TYPE;
                    }
                    case AttributeValue.Reference(String attribute, long declared) -> {
                        out.text(21, attribute);
                        yield declared;
                    }
                };
        out.integer(20, kind);
    }
}
