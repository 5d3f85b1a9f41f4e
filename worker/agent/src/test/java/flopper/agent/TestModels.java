package flopper.agent;

import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Dimension;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.graph.ValueInfo.Symbol;
import flopper.analysis.onnx.CanonicalGraph;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.db.Database;
import flopper.db.model.ModelSource;
import flopper.db.model.NewGraph;
import flopper.db.model.NewModel;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small graphs for jobs to be about. */
public final class TestModels {

    private TestModels() {}

    /**
     * A 3×3 convolution without padding from 3 to 4 channels, and a Relu, over 8×8 pixels: at batch
     * N it has N·4·6·6·3·3·3 = N·3,888 multiply-accumulates and 108 parameters.
     */
    public static Model convolution() {
        return model(3);
    }

    /** The same, with weights that want 5 input channels. */
    public static Model contradictory() {
        return model(5);
    }

    /** Stores a model under this name. */
    public static flopper.db.model.Model store(Database database, String name, Model model) {
        CanonicalGraph graph = CanonicalGraph.of(model);
        return database.models()
                .put(
                        new NewModel(name, "latest", ModelSource.UPLOAD),
                        new NewGraph(graph.id(), model.graph().nodes().size(), 17),
                        graph.bytes())
                .model();
    }

    private static Model model(long weightChannels) {
        return new Model(
                8,
                Map.of("", 17L),
                new Graph(
                        "tiny",
                        List.of(value("input", 3, 8)),
                        List.of(value("output", 4, 6)),
                        List.of(
                                new TensorData(
                                        "weight",
                                        TensorType.of(ElementType.FLOAT, 4, weightChannels, 3, 3),
                                        Optional.empty())),
                        List.of(
                                node(0, "first_conv", "Conv", List.of("input", "weight"), "hidden"),
                                node(1, "then_relu", "Relu", List.of("hidden"), "output"))),
                List.of());
    }

    private static ValueInfo value(String name, long channels, long pixels) {
        List<Dimension> dims =
                List.of(
                        new Symbol("batch"),
                        new Fixed(channels),
                        new Fixed(pixels),
                        new Fixed(pixels));
        return new ValueInfo(name, new DeclaredTensor(ElementType.FLOAT, Optional.of(dims)));
    }

    private static Node node(
            int index, String name, String op, List<String> inputs, String output) {
        return new Node(index, name, "", op, inputs, List.of(output), Attributes.NONE);
    }
}
