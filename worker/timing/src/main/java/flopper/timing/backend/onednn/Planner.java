package flopper.timing.backend.onednn;

import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.timing.backend.onednn.Step.Folded;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns a model into steps that the library has primitives for. Work on integers, which only shapes
 * depend on, is done ahead and is no step.
 */
final class Planner {
    private static final Set<String> VIEWS =
            Set.of("Reshape", "Flatten", "Squeeze", "Unsqueeze", "Identity", "Dropout", "Expand");

    /** From this version on the axis means one axis, and by default the last. */
    private static final long SOFTMAX_OF_ONE_AXIS = 13;

    private final Model model;
    private final GraphView graph;
    private final Set<Node> done = new HashSet<>();
    private final Set<String> ready = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();
    private final SortedMap<String, Integer> unsupported = new TreeMap<>();

    private Planner(Model model, ModelReport report) {
        this.model = model;
        this.graph = new GraphView(model.graph(), report);
    }

    /**
     * @throws TimingFailure UNSUPPORTED, naming the operators the replay has no steps for
     */
    static Plan plan(Model model, ModelReport report) throws TimingFailure {
        Planner planner = new Planner(model, report);
        List<String> inputs = report.inputs().stream().map(ModelReport.Input::name).toList();
        planner.ready.addAll(inputs);
        model.graph().nodes().forEach(planner::add);
        List<String> outputs = model.graph().outputs().stream().map(ValueInfo::name).toList();
        if (planner.unsupported.isEmpty() && !planner.ready.containsAll(outputs)) {
            throw new TimingFailure(
                    FailureCode.UNSUPPORTED, "onednn has no kernels that make the outputs");
        }
        if (!planner.unsupported.isEmpty()) {
            throw new TimingFailure(
                    FailureCode.UNSUPPORTED,
                    "onednn has no kernels for "
                            + planner.unsupported.entrySet().stream()
                                    .map(one -> one.getKey() + " (" + one.getValue() + ")")
                                    .collect(Collectors.joining(", ")));
        }
        return new Plan(
                planner.steps, inputs, outputs, planner.graph.types(), planner.graph.stored());
    }

    private void add(Node node) {
        if (done.contains(node) || isOfShapes(node)) {
            return;
        }
        int before = steps.size();
        boolean readable =
                node.inputs().stream()
                        .filter(input -> graph.type(input).filter(Planner::isReal).isPresent())
                        .allMatch(input -> ready.contains(input) || graph.isStored(input));
        // What reads the result of an unsupported operator is no further news.
        if (readable && (!plan(node) || steps.size() == before)) {
            unsupported.merge(node.opType(), 1, Integer::sum);
        }
        steps.subList(before, steps.size()).forEach(step -> ready.add(step.output()));
    }

    /** Whether it makes numbers that only shapes depend on, or that are in the file. */
    private boolean isOfShapes(Node node) {
        return node.opType().equals("Constant")
                || node.outputs().stream()
                        .filter(output -> !output.isEmpty())
                        .allMatch(output ->
                                graph.type(output).filter(type -> !isReal(type)).isPresent());
    }

    private static boolean isReal(TensorType type) {
        return type.elementType().isFloatingPoint();
    }

    private boolean plan(Node node) {
        Optional<Step.Tail.Element> element = Elements.of(node, graph);
        if (element.isPresent()) {
            return steps.add(
                    new Step.Elementwise(
                            layer(node),
                            input(node, 0),
                            output(node),
                            element.get().algorithm(),
                            element.get().alpha(),
                            element.get().beta()));
        }
        if (Elements.combination(node).isPresent()) {
            return combination(node, Elements.combination(node).get());
        }
        if (VIEWS.contains(node.opType())) {
            return view(node);
        }
        return switch (node.opType()) {
            case "Conv" -> convolution(node);
            case "Gemm", "MatMul" -> product(node);
            case "BatchNormalization" -> normalization(node);
            case "LayerNormalization" -> layerNormalization(node);
            case "MaxPool",
                    "AveragePool",
                    "GlobalAveragePool",
                    "GlobalMaxPool",
                    "ReduceMean",
                    "ReduceSum",
                    "ReduceMax",
                    "Resize",
                    "Upsample" ->
                    new SpatialPlanner(graph).plan(node).map(steps::add).orElse(false);
            case "Softmax", "LogSoftmax" -> softmax(node);
            case "Concat" -> concatenation(node);
            case "Split" -> split(node);
            case "Slice" -> slice(node);
            case "Gather" -> gather(node);
            case "Transpose" -> transposition(node);
            default -> false;
        };
    }

    private static List<Integer> layer(Node node) {
        return List.of(node.index());
    }

    private static String input(Node node, int position) {
        return position < node.inputs().size() ? node.inputs().get(position) : "";
    }

    private static String output(Node node) {
        return node.outputs().getFirst();
    }

    private Optional<String> optional(Node node, int position) {
        return Optional.of(input(node, position)).filter(name -> !name.isEmpty());
    }

    private Fusion fuse(Node node, boolean foldable) {
        Fusion fusion = Fusion.behind(node, graph, ready, foldable);
        done.addAll(fusion.nodes());
        return fusion;
    }

    private boolean convolution(Node node) {
        if (!graph.isStored(input(node, 1))
                || !optional(node, 2).stream().allMatch(graph::isStored)) {
            return false;
        }
        long[] weight = graph.dims(input(node, 1));
        Step.Window window = new SpatialPlanner(graph).window(node, kernel(weight));
        Fusion fusion = fuse(node, true);
        return steps.add(
                new Step.Convolution(
                        fusion.layers(),
                        input(node, 0),
                        input(node, 1),
                        optional(node, 2),
                        fusion.output(),
                        window,
                        node.attributes().integer("group", 1),
                        fusion.folded(),
                        fusion.tails()));
    }

    private static long[] kernel(long[] weight) {
        return Arrays.copyOfRange(weight, 2, weight.length);
    }

    private boolean product(Node node) {
        boolean gemm = node.opType().equals("Gemm");
        Optional<String> bias = gemm ? optional(node, 2) : Optional.empty();
        long columns = last(graph.dims(output(node)));
        boolean plain =
                graph.dims(input(node, 0)).length >= 2
                        && graph.dims(input(node, 1)).length >= 2
                        && node.attributes().integer("transA", 0) == 0
                        && (!gemm
                                || (node.attributes().real("alpha", 1) == 1
                                        && node.attributes().real("beta", 1) == 1));
        boolean biased =
                bias.stream()
                        .allMatch(name ->
                                graph.isStored(name)
                                        && last(graph.dims(name)) == columns
                                        && Shape.of(graph.dims(name)).elements() == columns);
        if (!plain || !biased) {
            return false;
        }
        Fusion fusion = fuse(node, false);
        return steps.add(
                new Step.Product(
                        fusion.layers(),
                        input(node, 0),
                        input(node, 1),
                        bias,
                        fusion.output(),
                        gemm && node.attributes().integer("transB", 0) != 0,
                        fusion.tails()));
    }

    private static long last(long[] dims) {
        return dims.length == 0 ? 1 : dims[dims.length - 1];
    }

    private boolean combination(Node node, Algorithm algorithm) {
        long[] whole = graph.dims(output(node));
        boolean swapped = !Arrays.equals(whole, graph.dims(input(node, 0)));
        boolean commutes = algorithm == Algorithm.ADD || algorithm == Algorithm.MULTIPLY;
        String left = input(node, swapped ? 1 : 0);
        if ((swapped && !commutes) || !Arrays.equals(whole, graph.dims(left))) {
            return false;
        }
        return steps.add(
                new Step.Combination(
                        layer(node), left, input(node, swapped ? 0 : 1), output(node), algorithm));
    }

    private boolean normalization(Node node) {
        Optional<Folded> values = Fusion.normalization(node, graph);
        Optional<Node> relu =
                graph.onlyReader(output(node)).filter(next -> next.opType().equals("Relu"));
        relu.ifPresent(done::add);
        return values.map(stored ->
                        steps.add(
                                new Step.BatchNormalization(
                                        relu.map(next -> List.of(node.index(), next.index()))
                                                .orElse(layer(node)),
                                        input(node, 0),
                                        stored,
                                        output(relu.orElse(node)),
                                        relu.isPresent())))
                .orElse(false);
    }

    private boolean layerNormalization(Node node) {
        int rank = graph.dims(input(node, 0)).length;
        long axis = node.attributes().integer("axis", -1);
        return (axis == -1 || axis == rank - 1)
                && graph.isStored(input(node, 1))
                && optional(node, 2).stream().allMatch(graph::isStored)
                && steps.add(
                        new Step.LayerNormalization(
                                layer(node),
                                input(node, 0),
                                input(node, 1),
                                optional(node, 2),
                                output(node),
                                node.attributes().real("epsilon", 1e-5f)));
    }

    private boolean softmax(Node node) {
        int rank = graph.dims(output(node)).length;
        boolean oneAxis = model.opsets().getOrDefault("", 0L) >= SOFTMAX_OF_ONE_AXIS;
        int axis = axis(node, "axis", oneAxis ? -1 : 1, rank);
        return (oneAxis || axis == rank - 1)
                && steps.add(
                        new Step.Softmax(
                                layer(node),
                                input(node, 0),
                                output(node),
                                node.opType().equals("Softmax")
                                        ? Algorithm.SOFTMAX
                                        : Algorithm.LOG_SOFTMAX,
                                axis));
    }

    private static int axis(Node node, String name, long absent, int rank) {
        long axis = node.attributes().integer(name, absent);
        return (int) (axis < 0 ? axis + rank : axis);
    }

    private boolean concatenation(Node node) {
        return steps.add(
                new Step.Concatenation(
                        layer(node),
                        node.inputs(),
                        output(node),
                        axis(node, "axis", 0, graph.dims(output(node)).length)));
    }

    private boolean view(Node node) {
        boolean same =
                Shape.of(graph.dims(input(node, 0))).elements()
                        == Shape.of(graph.dims(output(node))).elements();
        return same && steps.add(new Step.View(layer(node), input(node, 0), output(node)));
    }

    private boolean split(Node node) {
        int axis = axis(node, "axis", 0, graph.dims(input(node, 0)).length);
        long[] offsets = new long[graph.dims(input(node, 0)).length];
        for (String part : node.outputs()) {
            steps.add(
                    new Step.Slice(
                            part.equals(output(node)) ? layer(node) : List.of(),
                            input(node, 0),
                            part,
                            graph.dims(part),
                            offsets.clone()));
            offsets[axis] += graph.dims(part)[axis];
        }
        return true;
    }

    private boolean slice(Node node) {
        long[] whole = graph.dims(input(node, 0));
        Optional<long[]> starts = longs(node, 1);
        Optional<long[]> axes =
                optional(node, 3).isPresent()
                        ? longs(node, 3)
                        : starts.map(
                                all -> IntStream.range(0, all.length).asLongStream().toArray());
        boolean dense =
                optional(node, 4).isEmpty()
                        || longs(node, 4)
                                .filter(all -> Arrays.stream(all).allMatch(one -> one == 1))
                                .isPresent();
        if (starts.isEmpty() || axes.isEmpty() || !dense) {
            return false;
        }
        long[] offsets = new long[whole.length];
        for (int i = 0; i < axes.get().length; i++) {
            int axis = (int) Math.floorMod(axes.get()[i], (long) whole.length);
            long start = starts.get()[i];
            offsets[axis] = Math.clamp(start < 0 ? start + whole[axis] : start, 0, whole[axis]);
        }
        return steps.add(
                new Step.Slice(
                        layer(node),
                        input(node, 0),
                        output(node),
                        graph.dims(output(node)),
                        offsets));
    }

    private Optional<long[]> longs(Node node, int position) {
        return graph.values(input(node, position)).map(ConstantTensor::toLongs);
    }

    /** Of one place only: a slice. */
    private boolean gather(Node node) {
        long[] whole = graph.dims(input(node, 0));
        int axis = axis(node, "axis", 0, whole.length);
        Optional<long[]> places = longs(node, 1).filter(all -> all.length == 1);
        if (places.isEmpty()) {
            return false;
        }
        long[] sizes = whole.clone();
        sizes[axis] = 1;
        long[] offsets = new long[whole.length];
        offsets[axis] = Math.floorMod(places.get()[0], whole[axis]);
        String part = output(node) + " before its shape";
        graph.types()
                .put(
                        part,
                        new TensorType(
                                graph.type(output(node)).orElseThrow().elementType(),
                                Shape.of(sizes)));
        steps.add(new Step.Slice(layer(node), input(node, 0), part, sizes, offsets));
        return steps.add(new Step.View(List.of(), part, output(node)));
    }

    private boolean transposition(Node node) {
        int rank = graph.dims(output(node)).length;
        int[] order =
                node.attributes()
                        .integers("perm")
                        .map(perm -> perm.stream().mapToInt(Long::intValue).toArray())
                        .orElse(IntStream.range(0, rank).map(axis -> rank - 1 - axis).toArray());
        return steps.add(new Step.Permutation(layer(node), input(node, 0), output(node), order));
    }
}
