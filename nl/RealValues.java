package flopper.bench.nativeloop;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.timing.backend.onnxruntime.OnnxPayload;
import flopper.timing.synthetic.SyntheticTensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Weights as training begins with: drawn as He et al. 2015 draw them, and every normalization set to
 * the mean and variance of what really reaches it, as a first pass over data would. Of networks
 * whose values are all floats and whose normalizations are nodes of their own.
 */
final class RealValues {
    private static final String NORMALIZATION = "BatchNormalization";
    private static final int MEAN = 3;
    private static final int VARIANCE = 4;

    /** Scales and shifts of normalizations wander off their start by about as much. */
    private static final double WANDER = 0.1;

    private final Graph graph;
    private final byte[] observed;
    private final List<String> activations;
    private final List<NativeSession.Tensor> inputs;

    RealValues(OnnxPayload payload, Arena arena) {
        Model model = OnnxReader.read(payload.model());
        this.graph = model.graph();
        this.activations = graph.nodes().stream().map(node -> node.outputs().getFirst()).toList();
        this.observed = observed(model, activations);
        this.inputs = Data.madeUp(payload.inputs(), arena);
    }

    /** The same network, which puts out everything that it computes on the way. */
    private static byte[] observed(Model model, List<String> activations) {
        Graph graph = model.graph();
        List<ValueInfo> outputs = new ArrayList<>();
        for (String name : activations) {
            outputs.add(
                    new ValueInfo(name, new DeclaredTensor(ElementType.FLOAT, Optional.empty())));
        }
        return OnnxWriter.write(
                new Model(
                        model.irVersion(),
                        model.opsets(),
                        new Graph(
                                graph.name(),
                                graph.inputs(),
                                outputs,
                                graph.initializers(),
                                graph.nodes()),
                        model.functions()));
    }

    List<NativeSession.Tensor> weights(List<SyntheticTensor> wanted, Arena arena) {
        Map<String, NativeSession.Tensor> weights = new LinkedHashMap<>();
        for (SyntheticTensor one : wanted) {
            MemorySegment values = arena.allocate(one.type().bytes(), 64);
            weights.put(one.name(), new NativeSession.Tensor(one.name(), one.type(), values));
            draw(one, values);
        }
        graph.nodes().stream()
                .filter(node -> node.opType().equals(NORMALIZATION))
                .forEach(node -> settle(node, weights));
        return List.copyOf(weights.values());
    }

    private void draw(SyntheticTensor tensor, MemorySegment values) {
        Shape shape = tensor.type().shape();
        Random random = new Random(tensor.name().hashCode());
        boolean matrix = shape.rank() > 1;
        double centre = matrix || tensor.fill().centre() < WANDER ? 0 : 1;
        double deviation = matrix ? Math.sqrt(2.0 * shape.dim(0) / shape.elementCount()) : WANDER;
        for (long i = 0; i < shape.elementCount(); i++) {
            values.setAtIndex(JAVA_FLOAT, i, (float) (centre + deviation * random.nextGaussian()));
        }
    }

    /** What reaches a normalization depends on those before it, which are settled already. */
    private void settle(Node normalization, Map<String, NativeSession.Tensor> weights) {
        int place = activations.indexOf(normalization.inputs().getFirst());
        float[] reaching = activations(List.copyOf(weights.values())).get(place);
        MemorySegment means = values(normalization, MEAN, weights);
        MemorySegment variances = values(normalization, VARIANCE, weights);
        int channels = (int) (means.byteSize() / Float.BYTES);
        int size = reaching.length / channels;
        for (int channel = 0; channel < channels; channel++) {
            double sum = 0;
            double squares = 0;
            for (int i = channel * size; i < (channel + 1) * size; i++) {
                sum += reaching[i];
                squares += (double) reaching[i] * reaching[i];
            }
            double mean = sum / size;
            means.setAtIndex(JAVA_FLOAT, channel, (float) mean);
            variances.setAtIndex(JAVA_FLOAT, channel, (float) (squares / size - mean * mean));
        }
    }

    private static MemorySegment values(
            Node node, int position, Map<String, NativeSession.Tensor> weights) {
        NativeSession.Tensor tensor = weights.get(node.inputs().get(position));
        if (tensor == null) {
            throw new IllegalStateException(node.label() + " has a statistic that is no weight");
        }
        return tensor.values();
    }

    /** Everything that the network computes with these weights. */
    List<float[]> activations(List<NativeSession.Tensor> weights) {
        try (NativeSession session = new NativeSession(observed, weights, inputs, activations)) {
            session.run();
            return session.outputs();
        }
    }
}
