package flopper.timing.peak;

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
import flopper.timing.kernel.Kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Graphs of one node each that reach a ceiling. */
public final class PeakGraphs {
    /**
     * Long enough (some 2 ms) to bury what surrounds a kernel, short enough to pass between two
     * disturbances on a shared host.
     */
    private static final long PRODUCT_SIZE = 512;

    /** 64 MiB a tensor: three of them are beyond the caches of one core's share. */
    private static final long STREAM_ELEMENTS = 1L << 24;

    /** A multiplication and an addition for each of n³ terms. */
    static final long PRODUCT_FLOPS = 2 * PRODUCT_SIZE * PRODUCT_SIZE * PRODUCT_SIZE;

    private static final long PRODUCT_BYTES = 3 * PRODUCT_SIZE * PRODUCT_SIZE * Float.BYTES;

    /** Two tensors read, one written. What a cache reads in order to write is not counted. */
    static final long STREAM_BYTES = 3 * STREAM_ELEMENTS * Float.BYTES;

    private static final long IR_VERSION = 8;
    private static final long OPSET = 17;

    private PeakGraphs() {}

    /** A matrix times a constant one, which the runtime may lay out as it likes. */
    public static byte[] product() {
        return graph("MatMul", List.of("x", "w"), List.of(weight()), PRODUCT_SIZE, PRODUCT_SIZE);
    }

    /** The same as a kernel that is measured alone. */
    public static Kernel productKernel() {
        return new Kernel(
                "peak", "MatMul", product(), PRODUCT_FLOPS / 2, PRODUCT_FLOPS, PRODUCT_BYTES);
    }

    private static TensorData weight() {
        return new TensorData(
                "w",
                TensorType.of(ElementType.FLOAT, PRODUCT_SIZE, PRODUCT_SIZE),
                Optional.empty());
    }

    /** The sum of two tensors. */
    public static byte[] stream() {
        return graph("Add", List.of("x", "y"), List.of(), STREAM_ELEMENTS);
    }

    private static byte[] graph(
            String operator, List<String> inputs, List<TensorData> weights, long... dims) {
        Node node = new Node(0, operator, "", operator, inputs, List.of("output"), Attributes.NONE);
        List<ValueInfo> declared =
                inputs.stream()
                        .filter(name ->
                                weights.stream().noneMatch(weight -> weight.name().equals(name)))
                        .map(name -> tensor(name, dims))
                        .toList();
        return OnnxWriter.write(
                new Model(
                        IR_VERSION,
                        Map.of("", OPSET),
                        new Graph(
                                "peak",
                                declared,
                                List.of(tensor("output", dims)),
                                weights,
                                List.of(node)),
                        List.of()));
    }

    private static ValueInfo tensor(String name, long... dims) {
        return new ValueInfo(
                name,
                new DeclaredTensor(
                        ElementType.FLOAT,
                        Optional.of(
                                LongStream.of(dims)
                                        .mapToObj(size -> (ValueInfo.Dimension) new Fixed(size))
                                        .toList())));
    }
}
