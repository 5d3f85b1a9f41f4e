package flopper.analysis;

import flopper.analysis.convention.ConventionFigures;
import flopper.analysis.cost.Cost;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.report.LayerReport;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Counts what one run of a model costs at concrete input shapes. Stateless and deterministic. */
public final class ModelAnalyzer {
    private ModelAnalyzer() {}

    /**
     * @throws InvalidModelException when the binding does not fit the model, or shapes contradict
     *     each other; the message names the input, dimension or node
     */
    public static ModelReport analyze(Model model, InputBinding binding) {
        return analyze(model, binding, StandardOperators::find);
    }

    /**
     * The shapes of a model's inputs as {@link #analyze} would take them, by name in file order and
     * without those that no shape describes. Reads neither nodes nor weights.
     *
     * @throws InvalidModelException when the binding does not fit the inputs or leaves a dimension
     *     open; the message names the input and dimension
     */
    public static SequencedMap<String, Shape> bind(Graph graph, InputBinding binding) {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        InputBinder.bind(graph, binding)
                .types()
                .forEach((name, type) -> {
                    if (type instanceof TensorType tensor) {
                        shapes.put(name, tensor.shape());
                    }
                });
        return shapes;
    }

    static ModelReport analyze(
            Model model, InputBinding binding, ShapeInference.OperatorTable operators) {
        InputBinder.Bound bound = InputBinder.bind(model.graph(), binding);
        try {
            return analyze(model, bound.types(), operators);
        } catch (InvalidModelException e) {
            if (e.fault() == ModelFault.SHAPE_MISMATCH) {
                throw new InvalidModelException(e.fault(), e.getMessage() + suspicion(bound));
            }
            throw e;
        }
    }

    /** What we chose and the file did not, for it may be why shapes contradict each other. */
    private static String suspicion(InputBinder.Bound bound) {
        if (bound.replacedBatch().isPresent()) {
            return " (the graph declares a batch of "
                    + bound.replacedBatch().getAsLong()
                    + " and may not work with another)";
        }
        return bound.guessed().entrySet().stream()
                .findFirst()
                .map(input ->
                        " (the graph leaves the shape of %s open, %s was assumed: give another)"
                                .formatted(input.getKey(), input.getValue()))
                .orElse("");
    }

    private static ModelReport analyze(
            Model model, Map<String, ValueType> inputs, ShapeInference.OperatorTable operators) {
        ShapeInference inference = new ShapeInference(model, operators);
        ShapeInference.Walk walk = inference.walk(inputs);
        CostCounter counter = new CostCounter(operators);
        List<LayerCost> costs = new ArrayList<>(walk.steps().size());
        for (int i = 0; i < walk.steps().size(); i++) {
            costs.add(counter.count(i, walk.steps().get(i)));
        }
        try {
            return report(model, inputs, inference, walk, counter, costs);
        } catch (ArithmeticException _) {
            throw new InvalidModelException(
                    ModelFault.TOO_LARGE, "the model costs more than 2^63 operations or bytes");
        }
    }

    private static ModelReport report(
            Model model,
            Map<String, ValueType> inputs,
            ShapeInference inference,
            ShapeInference.Walk walk,
            CostCounter counter,
            List<LayerCost> costs) {
        ParameterCounter parameters = ParameterCounter.count(model, inference.weights());
        List<LayerReport> layers = new ArrayList<>(costs.size());
        Cost cost = Cost.NONE;
        ConventionFigures figures = ConventionFigures.NONE;
        long activationBytes = 0;
        for (int i = 0; i < costs.size(); i++) {
            LayerCost one = costs.get(i);
            layers.add(layer(walk.steps().get(i), one, parameters.paramsOf(i)));
            cost = cost.plus(one.cost());
            figures = figures.plus(one.figures());
            activationBytes = Math.addExact(activationBytes, one.activationBytesWritten());
        }
        // Steps are in the order of execution, layers in that of the file; they seldom differ.
        layers.sort(Comparator.comparingInt(LayerReport::index));
        // Whether the sum of all kinds fits too is better known here than when somebody asks.
        var _ = cost.flops();
        return new ModelReport(
                tensors(inputs),
                layers,
                cost,
                parameters.parameters(),
                parameters.bytes(),
                activationBytes,
                Liveness.peakBytes(walk),
                counter.unsupported(),
                figures.byName());
    }

    private static List<ModelReport.Input> tensors(Map<String, ValueType> inputs) {
        List<ModelReport.Input> tensors = new ArrayList<>(inputs.size());
        inputs.forEach((name, type) -> {
            if (type instanceof TensorType tensor) {
                tensors.add(new ModelReport.Input(name, tensor));
            }
        });
        return tensors;
    }

    private static LayerReport layer(Step step, LayerCost cost, long params) {
        Node node = step.node();
        int index = node.index();
        List<LayerReport.Output> outputs = new ArrayList<>(node.outputs().size());
        for (int i = 0; i < node.outputs().size(); i++) {
            Value output = step.outputs().get(i);
            if (!output.isAbsent()) {
                outputs.add(new LayerReport.Output(node.outputs().get(i), output.type()));
            }
        }
        if (step.outcome() instanceof Step.Unsupported) {
            return new LayerReport.Unsupported(index, node.label(), step.operator(), outputs);
        }
        if (cost.isMissing()) {
            return new LayerReport.Unresolved(
                    index, node.label(), step.operator(), outputs, cost.missing());
        }
        return new LayerReport.Counted(
                index,
                node.label(),
                step.operator(),
                outputs,
                cost.cost(),
                params,
                cost.weightBytesRead(),
                cost.activationBytesRead(),
                cost.activationBytesWritten(),
                cost.figures());
    }
}
