package flopper.timing.canary;

import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.timing.backend.Precision;
import flopper.timing.backend.Workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small network of convolutions that is never changed: what differs between two measurements of it
 * is the device (rule 19).
 */
public final class Canary {
    private static final long IR_VERSION = 8;
    private static final long OPSET = 17;

    /** Together some milliseconds: long against clocks, short against disturbances. */
    private static final int LAYERS = 4;

    private static final long CHANNELS = 64;
    private static final long SIZE = 32;
    private static final long KERNEL = 3;

    private Canary() {}

    /** At one thread, where processor time tells noise of the core from noise of the scheduler. */
    public static Workload workload() {
        return new Workload(graph(), Map.of(), Precision.FP32, 1);
    }

    private static byte[] graph() {
        List<Node> nodes = new ArrayList<>();
        List<TensorData> weights = new ArrayList<>();
        for (int layer = 0; layer < LAYERS; layer++) {
            weights.add(
                    new TensorData(
                            "w" + layer,
                            TensorType.of(ElementType.FLOAT, CHANNELS, CHANNELS, KERNEL, KERNEL),
                            Optional.empty()));
            nodes.add(
                    node(
                            nodes.size(),
                            "Conv",
                            "c" + layer,
                            List.of("r" + (layer - 1), "w" + layer)));
            nodes.add(node(nodes.size(), "Relu", "r" + layer, List.of("c" + layer)));
        }
        long sizeOut = SIZE - LAYERS * (KERNEL - 1);
        return OnnxWriter.write(
                new Model(
                        IR_VERSION,
                        Map.of("", OPSET),
                        new Graph(
                                "canary",
                                List.of(tensor("r-1", SIZE)),
                                List.of(tensor("r" + (LAYERS - 1), sizeOut)),
                                weights,
                                nodes),
                        List.of()));
    }

    private static Node node(int index, String operator, String output, List<String> inputs) {
        return new Node(index, output, "", operator, inputs, List.of(output), Attributes.NONE);
    }

    private static ValueInfo tensor(String name, long size) {
        return new ValueInfo(
                name,
                new DeclaredTensor(
                        ElementType.FLOAT,
                        Optional.of(
                                List.of(
                                        new Fixed(1),
                                        new Fixed(CHANNELS),
                                        new Fixed(size),
                                        new Fixed(size)))));
    }
}
