package flopper.api.sweep;

import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.Anonymous;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Dimension;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.graph.ValueInfo.Symbol;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.tensor.ElementType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small ONNX models. */
public final class Graphs {

    private Graphs() {}

    /**
     * A model that adds up its inputs, element by element.
     *
     * @param name goes into the graph, so that another name makes another graph
     */
    public static byte[] sum(String name, ValueInfo... inputs) {
        List<String> names = Arrays.stream(inputs).map(ValueInfo::name).toList();
        Node node = new Node(0, name, "", "Sum", names, List.of(name + "_y"), Attributes.NONE);
        ValueInfo output = new ValueInfo(name + "_y", inputs[0].type());
        Graph graph = new Graph(name, List.of(inputs), List.of(output), List.of(), List.of(node));
        return OnnxWriter.write(new Model(8, Map.of("", 17L), graph, List.of()));
    }

    /** An input of these dimensions: numbers, names, or "?" for one without a name. */
    public static ValueInfo input(String name, Object... dims) {
        List<Dimension> declared = Arrays.stream(dims).map(Graphs::dimension).toList();
        return new ValueInfo(name, new DeclaredTensor(ElementType.FLOAT, Optional.of(declared)));
    }

    private static Dimension dimension(Object dim) {
        if (dim instanceof Integer size) {
            return new Fixed(size);
        }
        return dim.equals("?") ? new Anonymous() : new Symbol(dim.toString());
    }
}
