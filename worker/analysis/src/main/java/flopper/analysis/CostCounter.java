package flopper.analysis;

import flopper.analysis.convention.ConventionFigures;
import flopper.analysis.cost.Cost;
import flopper.analysis.op.MemoryTraffic;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.PackedWeights;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.OptionalType;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The walk over settled steps that counts each one: operations, bytes moved, what other tools would
 * say, and for what it uses stored tensors.
 */
final class CostCounter {
    private static final OperatorId MUL = OperatorId.onnx("Mul");
    private static final OperatorId DYNAMIC_QUANTIZE = OperatorId.onnx("DynamicQuantizeLinear");

    /** Operators without a rule, wherever they stand, with the number of their nodes. */
    private final SortedMap<String, Integer> unsupported = new TreeMap<>();

    /** Values that are the scales of activations, by their ids. */
    private final Set<Integer> measuredScales = new HashSet<>();

    private final ShapeInference.OperatorTable operators;
    private int layer;

    CostCounter(ShapeInference.OperatorTable operators) {
        this.operators = operators;
    }

    SortedMap<String, Integer> unsupported() {
        return unsupported;
    }

    /**
     * The cost of a node of the main graph, bodies included.
     *
     * @throws InvalidModelException when a count leaves the range of long
     */
    LayerCost count(int index, Step step) {
        layer = index;
        try {
            return count(step);
        } catch (ArithmeticException _) {
            throw new InvalidModelException(
                    ModelFault.TOO_LARGE,
                    "node " + step.node().label() + " costs more than 2^63 operations or bytes");
        }
    }

    private LayerCost count(Step step) {
        return switch (step.outcome()) {
            case Step.Resolved resolved -> resolved(step, resolved);
            case Step.Unsupported(OperatorId operator) -> {
                useInputs(step);
                unsupported.merge(operator.toString(), 1, Integer::sum);
                yield LayerCost.missing("operator " + operator + " has no rule");
            }
            case Step.Unresolved(String reason) -> {
                useInputs(step);
                yield LayerCost.missing(reason);
            }
            case Step.Bodies(List<Step.Pass> passes, boolean loop) -> {
                if (loop) {
                    useInputs(step);
                }
                yield passes(passes);
            }
            case Step.Either either -> either(either);
        };
    }

    private LayerCost either(Step.Either either) {
        LayerCost first = sum(either.first().steps());
        LayerCost second = sum(either.second().steps());
        if (first.equals(second)) {
            return first;
        }
        // Which of two different sums is a lower bound only a run would tell.
        String missing = first.isMissing() ? first.missing() : second.missing();
        return LayerCost.missing(missing.isEmpty() ? either.reason() : missing);
    }

    private LayerCost passes(List<Step.Pass> passes) {
        LayerCost total = LayerCost.NONE;
        for (Step.Pass pass : passes) {
            total = total.plus(sum(pass.body().steps()).times(pass.times()));
        }
        return total;
    }

    /** The sum over a body: a lower bound where a step could not be counted. */
    private LayerCost sum(List<Step> steps) {
        LayerCost total = LayerCost.NONE;
        for (Step step : steps) {
            total = total.plus(within(step, count(step)));
        }
        return total;
    }

    private static LayerCost within(Step step, LayerCost cost) {
        return step.outcome() instanceof Step.Unsupported
                ? cost.because("within it, " + cost.missing())
                : cost;
    }

    private void useInputs(Step step) {
        for (int i = 0; i < step.inputs().size(); i++) {
            Optional<Weight> weight = step.inputs().get(i).weight();
            if (weight.isPresent()) {
                use(weight.get(), step, i);
            }
        }
    }

    private void use(Weight weight, Step step, int input) {
        weight.usedBy(layer, role(step, input));
        Optional<Operator> operator = operators.find(step.operator());
        if (operator.isPresent() && operator.get() instanceof PackedWeights packed) {
            try {
                weight.holds(packed.weights(step.typed(), input));
            } catch (UnresolvedException _) {
                // An unknown shape: as many as the file shows.
            } catch (ShapeException e) {
                throw ShapeInference.mismatch(step.node(), e.getMessage());
            }
        }
    }

    /** A plain factor of a scale that was measured at run time is a scale itself. */
    private WeightRole role(Step step, int input) {
        boolean factor =
                step.operator().equals(MUL)
                        && step.inputs().size() == 2
                        && measuredScales.contains(step.inputs().get(1 - input).id());
        return factor ? WeightRole.QUANTIZATION : WeightRole.of(step.operator(), input);
    }

    private LayerCost resolved(Step step, Step.Resolved resolved) {
        useInputs(step);
        if (step.operator().equals(DYNAMIC_QUANTIZE) && step.outputs().size() > 1) {
            measuredScales.add(step.outputs().get(1).id());
        }
        ResolvedNode node = resolved.node();
        Optional<MemoryTraffic> traffic =
                resolved.operator() instanceof MemoryTraffic moving
                        ? Optional.of(moving)
                        : Optional.empty();
        try {
            Cost cost = resolved.operator().cost(node);
            LayerCost moved = moved(step, node, traffic);
            return new LayerCost(
                    cost,
                    moved.weightBytesRead(),
                    moved.activationBytesRead(),
                    moved.activationBytesWritten(),
                    ConventionFigures.of(node, cost),
                    "");
        } catch (UnresolvedException e) {
            return LayerCost.missing("node " + step.node().label() + ": " + e.getMessage());
        } catch (ShapeException e) {
            throw ShapeInference.mismatch(step.node(), e.getMessage());
        }
    }

    /** The bytes that a step moves, and no operations. */
    private static LayerCost moved(Step step, ResolvedNode node, Optional<MemoryTraffic> traffic) {
        long weightsRead = 0;
        long activationsRead = 0;
        for (int i = 0; i < step.inputs().size(); i++) {
            Value input = step.inputs().get(i);
            if (input.isAbsent()) {
                continue;
            }
            long bytes =
                    traffic.isPresent() ? traffic.get().bytesRead(node, i) : bytes(input.type());
            if (input.weight().isPresent()) {
                weightsRead = Math.addExact(weightsRead, bytes);
            } else {
                activationsRead = Math.addExact(activationsRead, bytes);
            }
        }
        long written = 0;
        for (int i = 0; i < step.outputs().size(); i++) {
            Value output = step.outputs().get(i);
            if (!output.isAbsent() && output.weight().isEmpty()) {
                long bytes =
                        traffic.isPresent()
                                ? traffic.get().bytesWritten(node, i)
                                : bytes(output.type());
                written = Math.addExact(written, bytes);
            }
        }
        return new LayerCost(
                Cost.NONE, weightsRead, activationsRead, written, ConventionFigures.NONE, "");
    }

    /** Bytes of a value; what is not known counts as none. */
    static long bytes(ValueType type) {
        return switch (type) {
            case TensorType tensor -> tensor.bytes();
            case SequenceType(List<ValueType> elements) -> {
                long sum = 0;
                for (ValueType element : elements) {
                    sum = Math.addExact(sum, bytes(element));
                }
                yield sum;
            }
            case OptionalType(Optional<ValueType> value) ->
                    value.isPresent() ? bytes(value.get()) : 0;
            case UnknownType _ -> 0;
        };
    }
}
