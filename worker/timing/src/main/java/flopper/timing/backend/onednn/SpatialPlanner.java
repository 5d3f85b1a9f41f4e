package flopper.timing.backend.onednn;

import flopper.analysis.graph.Node;
import flopper.analysis.tensor.ConstantTensor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Steps of operators that move a window over an image, or reduce and scale it. */
final class SpatialPlanner {
    private final GraphView graph;

    SpatialPlanner(GraphView graph) {
        this.graph = graph;
    }

    Optional<Step> plan(Node node) {
        return switch (node.opType()) {
            case "MaxPool" -> pool(node, Algorithm.POOL_MAX);
            case "AveragePool" ->
                    pool(
                            node,
                            node.attributes().integer("count_include_pad", 0) == 0
                                    ? Algorithm.POOL_MEAN
                                    : Algorithm.POOL_MEAN_PADDED);
            case "GlobalAveragePool" -> whole(node, Algorithm.POOL_MEAN);
            case "GlobalMaxPool" -> whole(node, Algorithm.POOL_MAX);
            case "ReduceMean" -> reduction(node, Algorithm.REDUCE_MEAN);
            case "ReduceSum" -> reduction(node, Algorithm.REDUCE_SUM);
            case "ReduceMax" -> reduction(node, Algorithm.REDUCE_MAX);
            default -> resampling(node);
        };
    }

    private static String input(Node node) {
        return node.inputs().getFirst();
    }

    private static String output(Node node) {
        return node.outputs().getFirst();
    }

    private Optional<Step> pool(Node node, Algorithm algorithm) {
        long[] kernel = array(node, "kernel_shape", new long[0]);
        boolean indices = node.outputs().size() > 1 && !node.outputs().get(1).isEmpty();
        return kernel.length == 0 || indices
                ? Optional.empty()
                : Optional.of(
                        new Step.Pool(
                                List.of(node.index()),
                                input(node),
                                output(node),
                                algorithm,
                                kernel,
                                window(node, kernel)));
    }

    private Optional<Step> whole(Node node, Algorithm algorithm) {
        long[] dims = graph.dims(input(node));
        long[] kernel = Arrays.copyOfRange(dims, 2, dims.length);
        return Optional.of(
                new Step.Pool(
                        List.of(node.index()),
                        input(node),
                        output(node),
                        algorithm,
                        kernel,
                        window(node, kernel)));
    }

    /**
     * The window of a convolution or pool. What it needs behind the image follows from the size of its
     * output, however that was rounded.
     */
    Step.Window window(Node node, long[] kernel) {
        int axes = kernel.length;
        long[] in = graph.dims(input(node));
        // Nodes fused behind a convolution keep its shape.
        long[] out = graph.dims(output(node));
        long[] ones = LongStream.generate(() -> 1).limit(axes).toArray();
        long[] strides = array(node, "strides", ones);
        long[] dilations = array(node, "dilations", ones);
        long[] pads = array(node, "pads", new long[2 * axes]);
        String automatic = node.attributes().text("auto_pad", "NOTSET");
        long[] begin = new long[axes];
        long[] end = new long[axes];
        for (int axis = 0; axis < axes; axis++) {
            long reach = (kernel[axis] - 1) * dilations[axis] + 1;
            long total = (out[axis + 2] - 1) * strides[axis] + reach - in[axis + 2];
            begin[axis] =
                    switch (automatic) {
                        case "SAME_UPPER" -> Math.max(0, total) / 2;
                        case "SAME_LOWER" -> Math.max(0, total) - Math.max(0, total) / 2;
                        case "VALID" -> 0;
                        default -> pads[axis];
                    };
            end[axis] = total - begin[axis];
        }
        return new Step.Window(strides, dilations, begin, end);
    }

    private static long[] array(Node node, String name, long[] absent) {
        return node.attributes()
                .integers(name)
                .map(all -> all.stream().mapToLong(Long::longValue).toArray())
                .orElse(absent);
    }

    private Optional<Step> reduction(Node node, Algorithm algorithm) {
        long[] kept = graph.dims(input(node)).clone();
        long[] attribute = array(node, "axes", new long[0]);
        Optional<long[]> axes =
                node.inputs().size() > 1 && !node.inputs().get(1).isEmpty()
                        ? graph.values(node.inputs().get(1)).map(ConstantTensor::toLongs)
                        : Optional.of(attribute);
        if (axes.isEmpty() || axes.get().length == 0) {
            return Optional.empty();
        }
        for (long axis : axes.get()) {
            kept[(int) Math.floorMod(axis, (long) kept.length)] = 1;
        }
        return Optional.of(
                new Step.Reduction(
                        List.of(node.index()), input(node), output(node), algorithm, kept));
    }

    private Optional<Step> resampling(Node node) {
        long[] in = graph.dims(input(node));
        long[] out = graph.dims(output(node));
        String mode = node.attributes().text("mode", "nearest");
        boolean spatial =
                in.length == out.length
                        && in.length > 2
                        && in.length < 6
                        && in[0] == out[0]
                        && in[1] == out[1];
        return spatial && (mode.equals("nearest") || mode.equals("linear"))
                ? Optional.of(
                        new Step.Resampling(
                                List.of(node.index()),
                                input(node),
                                output(node),
                                mode.equals("linear") ? Algorithm.BILINEAR : Algorithm.NEAREST))
                : Optional.empty();
    }
}
