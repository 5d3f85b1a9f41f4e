package flopper.analysis;

import flopper.analysis.ShapeInference.Result;
import flopper.analysis.Step.Body;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Node;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * If, Loop, Scan and SequenceMap: operators whose attributes are graphs.
 *
 * <p>A condition that is known chooses its branch. A number of iterations that is known multiplies
 * its body. What only a run would tell is unresolved, but an output whose type is the same either
 * way is known all the same.
 *
 * <p>Source: ONNX operators If, Loop (opset 1–25), Scan (opset 8–25), SequenceMap (opset 17).
 */
final class ControlFlow {
    private final ShapeInference inference;

    ControlFlow(ShapeInference inference) {
        this.inference = inference;
    }

    static boolean handles(OperatorId id) {
        return id.domain().isEmpty()
                && switch (id.name()) {
                    case "If", "Loop", "Scan", "SequenceMap" -> true;
                    default -> false;
                };
    }

    /**
     * @throws ShapeException when the node contradicts its bodies
     * @throws UnresolvedException when its inputs are unknown
     */
    Result visit(Node node, List<Value> inputs, Scope scope) {
        return switch (node.opType()) {
            case "If" -> condition(node, inputs, scope);
            case "Loop" -> new LoopWalk(inference, node, scope).loop(inputs);
            case "Scan" -> new LoopWalk(inference, node, scope).scan(inputs);
            default -> sequenceMap(node, inputs, scope);
        };
    }

    static Graph body(Node node, String attribute) {
        return node.attributes()
                .graph(attribute)
                .orElseThrow(() -> new ShapeException("attribute " + attribute + " is missing"));
    }

    /** The input at a position; missing ones at the end are absent like those without a name. */
    static Value input(List<Value> inputs, int position) {
        return position < inputs.size() ? inputs.get(position) : Value.ABSENT;
    }

    private Result condition(Node node, List<Value> inputs, Scope scope) {
        Value condition = input(inputs, 0);
        Optional<ConstantTensor> known = condition.constant().filter(values -> values.size() == 1);
        if (known.isPresent()) {
            String chosen = known.get().longAt(0) != 0 ? "then_branch" : "else_branch";
            Body body = inference.body(body(node, chosen), List.of(), scope, node);
            return new Result(
                    body.outputs(), new Step.Bodies(List.of(new Step.Pass(body, 1)), false));
        }
        String reason =
                condition.type() instanceof UnknownType(_, String cause)
                        ? cause
                        : "node " + node.label() + ": its condition depends on data";
        Body first = inference.body(body(node, "then_branch"), List.of(), scope, node);
        Body second = inference.body(body(node, "else_branch"), List.of(), scope, node);
        if (first.outputs().size() != second.outputs().size()) {
            throw new ShapeException("its branches have different numbers of outputs");
        }
        List<Value> outputs = new ArrayList<>(first.outputs().size());
        for (int i = 0; i < first.outputs().size(); i++) {
            ValueType type = first.outputs().get(i).type();
            boolean same = type.equals(second.outputs().get(i).type());
            outputs.add(inference.value(same ? type : new UnknownType(Optional.empty(), reason)));
        }
        return new Result(outputs, new Step.Either(first, second, reason));
    }

    private Result sequenceMap(Node node, List<Value> inputs, Scope scope) {
        Graph graph = body(node, "body");
        int length = elements(input(inputs, 0), node).size();
        List<Step.Pass> passes = new ArrayList<>(length);
        List<List<ValueType>> mapped = new ArrayList<>();
        graph.outputs().forEach(_ -> mapped.add(new ArrayList<>()));
        for (int i = 0; i < length; i++) {
            List<Value> arguments = new ArrayList<>(inputs.size());
            for (Value input : inputs) {
                arguments.add(
                        input.type() instanceof SequenceType
                                ? inference.value(element(input, i, node))
                                : input);
            }
            Body body = inference.body(graph, arguments, scope, node);
            passes.add(new Step.Pass(body, 1));
            for (int k = 0; k < mapped.size(); k++) {
                mapped.get(k).add(body.outputs().get(k).type());
            }
        }
        List<Value> outputs = new ArrayList<>(mapped.size());
        for (List<ValueType> types : mapped) {
            outputs.add(inference.value(new SequenceType(types)));
        }
        return new Result(outputs, new Step.Bodies(passes, true));
    }

    private static List<ValueType> elements(Value value, Node node) {
        return switch (value.type()) {
            case SequenceType(var elements) -> elements;
            case UnknownType(_, String reason) -> throw new UnresolvedException(reason);
            default -> throw new ShapeException("input 0 of " + node.opType() + " is no sequence");
        };
    }

    private static ValueType element(Value sequence, int index, Node node) {
        List<ValueType> elements = elements(sequence, node);
        if (index >= elements.size()) {
            throw new ShapeException("its input sequences differ in length");
        }
        return elements.get(index);
    }

    /** The type without its leading axis, or with one more. */
    static TensorType without(TensorType type, int axis) {
        long[] dims = type.shape().toArray();
        long[] rest = new long[dims.length - 1];
        System.arraycopy(dims, 0, rest, 0, axis);
        System.arraycopy(dims, axis + 1, rest, axis, rest.length - axis);
        return TensorType.of(type.elementType(), rest);
    }

    static TensorType stacked(TensorType type, int axis, long count) {
        long[] dims = type.shape().toArray();
        long[] all = new long[dims.length + 1];
        System.arraycopy(dims, 0, all, 0, axis);
        all[axis] = count;
        System.arraycopy(dims, axis, all, axis + 1, dims.length - axis);
        return TensorType.of(type.elementType(), all);
    }
}
