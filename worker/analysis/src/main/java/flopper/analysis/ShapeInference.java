package flopper.analysis;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Function;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.TypedNode.Input;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The walk over a model's nodes in file order that settles types, folds small values and opens
 * functions and control flow. What depends on data stays unknown, with the reason that began it.
 */
final class ShapeInference {
    private static final String CONSTANT = "Constant";

    private final Model model;
    private final OperatorTable operators;
    private final Map<FunctionId, Function> functions;
    private final ControlFlow controlFlow = new ControlFlow(this);
    private final Budget budget = new Budget();

    /** By initializer, or by Constant node where the value is no tensor. */
    private final IdentityHashMap<Object, Weight> weights = new IdentityHashMap<>();

    private int values;

    ShapeInference(Model model, OperatorTable operators) {
        this.model = model;
        this.operators = operators;
        this.functions = HashMap.newHashMap(model.functions().size());
        for (Function function : model.functions()) {
            functions.putIfAbsent(
                    new FunctionId(function.domain(), function.name(), function.overload()),
                    function);
        }
    }

    /** What tells functions from each other, which a call names in full. */
    private record FunctionId(String domain, String name, String overload) {}

    /** Which operators there are; another list than the standard one serves tests. */
    interface OperatorTable {
        Optional<Operator> find(OperatorId id);
    }

    /** The main graph as walked. */
    record Walk(List<Value> inputs, List<Step> steps, List<Value> outputs, int values) {}

    /** What one node turned out to be. */
    record Result(List<Value> outputs, Step.Outcome outcome) {}

    /**
     * @throws InvalidModelException when shapes contradict each other, or bodies exceed the limits
     */
    Walk walk(Map<String, ValueType> inputTypes) {
        Graph graph = model.graph();
        int size = graph.initializers().size() + inputTypes.size() + 2 * graph.nodes().size();
        Scope scope = Scope.ofMainGraph(model.opsets(), size);
        List<Value> inputs = new ArrayList<>(inputTypes.size());
        inputTypes.forEach((name, type) -> {
            Value value = value(type);
            inputs.add(value);
            scope.define(name, value);
        });
        defineInitializers(graph, scope);
        List<Step> steps = walk(graph.nodes(), scope);
        return new Walk(inputs, steps, outputs(graph, scope), values);
    }

    /** Runs a body that sees the scope around it. */
    Step.Body body(Graph graph, List<Value> arguments, Scope outer, Node owner) {
        Budget.requireDepth(outer.depth() + 1, "node " + owner.label());
        Scope scope = outer.ofBody(2 * graph.nodes().size());
        if (graph.inputs().size() != arguments.size()) {
            throw mismatch(
                    owner,
                    "its body takes "
                            + graph.inputs().size()
                            + " values and is given "
                            + arguments.size());
        }
        for (int i = 0; i < arguments.size(); i++) {
            scope.define(graph.inputs().get(i).name(), arguments.get(i));
        }
        defineInitializers(graph, scope);
        return new Step.Body(walk(graph.nodes(), scope), outputs(graph, scope));
    }

    private void defineInitializers(Graph graph, Scope scope) {
        for (TensorData initializer : graph.initializers()) {
            scope.define(
                    initializer.name(),
                    weight(initializer, initializer, initializer.type(), initializer.values()));
        }
    }

    private static List<Value> outputs(Graph graph, Scope scope) {
        List<Value> outputs = new ArrayList<>(graph.outputs().size());
        for (ValueInfo output : graph.outputs()) {
            outputs.add(scope.output(output.name()));
        }
        return outputs;
    }

    private List<Step> walk(List<Node> nodes, Scope scope) {
        List<Step> steps = new ArrayList<>(nodes.size());
        for (Node written : nodes) {
            if (scope.depth() > 0) {
                budget.visitInBody(written);
            }
            Node node = scope.bind(written);
            List<Value> inputs = new ArrayList<>(node.inputs().size());
            for (String name : node.inputs()) {
                inputs.add(scope.find(name, node));
            }
            Result result = visit(written, node, inputs, scope);
            steps.add(new Step(node, inputs, result.outputs(), result.outcome()));
            for (int i = 0; i < node.outputs().size(); i++) {
                if (!node.outputs().get(i).isEmpty()) {
                    scope.define(node.outputs().get(i), result.outputs().get(i));
                }
            }
        }
        return steps;
    }

    private Result visit(Node written, Node node, List<Value> inputs, Scope scope) {
        OperatorId id = new OperatorId(node.domain(), node.opType());
        if (!functions.isEmpty()) {
            Function function =
                    functions.get(new FunctionId(node.domain(), node.opType(), node.overload()));
            if (function != null) {
                return call(function, node, inputs, scope);
            }
        }
        try {
            if (ControlFlow.handles(id)) {
                return named(node, controlFlow.visit(node, inputs, scope));
            }
            Optional<Operator> operator = operators.find(id);
            if (operator.isEmpty()) {
                String reason = "operator " + id + " of node " + node.label() + " has no rule";
                return unknown(node, new Step.Unsupported(id), reason);
            }
            return apply(operator.get(), written, node, inputs, scope.opset(node.domain()));
        } catch (UnresolvedException e) {
            String reason = reason(e, node, inputs);
            return unknown(node, new Step.Unresolved(reason), reason);
        } catch (ShapeException e) {
            throw mismatch(node, e.getMessage());
        } catch (ArithmeticException _) {
            throw mismatch(node, "its sizes are beyond the range of 64-bit numbers");
        }
    }

    /** A reason that came with an input already names the node where it began. */
    private static String reason(UnresolvedException e, Node node, List<Value> inputs) {
        String reason = e.getMessage();
        for (Value input : inputs) {
            if (input.type() instanceof UnknownType unknown && unknown.reason().equals(reason)) {
                return reason;
            }
        }
        return "node " + node.label() + ": " + reason;
    }

    static InvalidModelException mismatch(Node node, String message) {
        String operator = node.name().isEmpty() ? "" : " (" + node.opType() + ")";
        return new InvalidModelException(
                ModelFault.SHAPE_MISMATCH, "node " + node.label() + operator + ": " + message);
    }

    private Result unknown(Node node, Step.Outcome outcome, String reason) {
        List<Value> outputs = new ArrayList<>(node.outputs().size());
        for (int i = 0; i < node.outputs().size(); i++) {
            outputs.add(value(new UnknownType(Optional.empty(), reason)));
        }
        return named(node, new Result(outputs, outcome));
    }

    /** As many outputs as the node names, those without a name being absent. */
    private Result named(Node node, Result result) {
        List<Value> outputs = new ArrayList<>(node.outputs().size());
        for (int i = 0; i < node.outputs().size(); i++) {
            if (node.outputs().get(i).isEmpty()) {
                outputs.add(Value.ABSENT);
            } else if (i < result.outputs().size()) {
                outputs.add(result.outputs().get(i));
            } else {
                throw mismatch(node, "it names " + node.outputs().size() + " outputs and has " + i);
            }
        }
        return new Result(outputs, result.outcome());
    }

    private Result apply(
            Operator operator, Node written, Node node, List<Value> inputs, long opset) {
        List<Optional<Input>> known = new ArrayList<>(inputs.size());
        for (Value input : inputs) {
            known.add(input.known());
        }
        TypedNode typed = new TypedNode(node, opset, known);
        List<ValueType> types = operator.infer(typed);
        for (ValueType type : types) {
            budget.takeSequence(type, node);
        }
        ResolvedNode resolved = new ResolvedNode(typed, types);
        List<ConstantTensor> folded = fold(operator, resolved);
        boolean constant = isConstant(node);
        List<Value> outputs = new ArrayList<>(types.size());
        for (int i = 0; i < types.size(); i++) {
            Optional<ConstantTensor> values =
                    folded.isEmpty() ? Optional.empty() : Optional.of(folded.get(i));
            outputs.add(
                    constant && types.get(i) instanceof TensorType tensor
                            ? constant(written, node, tensor, values)
                            : value(types.get(i), values));
        }
        Result result = named(node, new Result(outputs, new Step.Resolved(operator, resolved)));
        for (Value output : result.outputs()) {
            if (!output.isAbsent() && output.type() instanceof UnknownType(_, String reason)) {
                return new Result(result.outputs(), new Step.Unresolved(reason));
            }
        }
        return result;
    }

    private List<ConstantTensor> fold(Operator operator, ResolvedNode node) {
        if (!(operator instanceof ConstantFolding folding)) {
            return List.of();
        }
        long elements = 0;
        for (ValueType type : node.outputTypes()) {
            if (!(type instanceof TensorType tensor)
                    || tensor.elements() > ConstantTensor.ELEMENTS_MAX) {
                return List.of();
            }
            elements += tensor.elements();
        }
        if (!budget.allowsFolded(elements)) {
            return List.of();
        }
        List<ConstantTensor> folded = folding.fold(node);
        if (!folded.isEmpty()) {
            budget.takeFolded(elements);
        }
        return folded;
    }

    static boolean isConstant(Node node) {
        return node.opType().equals(CONSTANT) && node.domain().isEmpty();
    }

    private Value constant(
            Node written, Node node, TensorType type, Optional<ConstantTensor> values) {
        // A tensor is known by itself, so that a function called twice holds it once; other forms
        // (value_floats and the like) are known by their node.
        if (node.attributes().values().get("value") instanceof AttributeValue.Tensor(var tensor)) {
            return weight(tensor, tensor, type, values);
        }
        return weight(written, new TensorData("", type, values), type, values);
    }

    private Value weight(
            Object identity,
            TensorData tensor,
            TensorType type,
            Optional<ConstantTensor> constant) {
        Weight weight = weights.computeIfAbsent(identity, _ -> new Weight(tensor));
        return new Value(
                values++, Optional.of(new Input(type, constant, true)), Optional.of(weight));
    }

    Value value(ValueType type) {
        return value(type, Optional.empty());
    }

    Value value(ValueType type, Optional<ConstantTensor> constant) {
        return new Value(values++, Optional.of(new Input(type, constant, false)), Optional.empty());
    }

    private Result call(Function function, Node node, List<Value> inputs, Scope caller) {
        Budget.requireDepth(caller.depth() + 1, "node " + node.label());
        Scope scope =
                caller.ofFunction(
                        function.opsets(), arguments(function, node), 2 * function.nodes().size());
        if (inputs.size() > function.inputs().size()) {
            throw mismatch(
                    node,
                    "it gives "
                            + inputs.size()
                            + " inputs to a function of "
                            + function.inputs().size());
        }
        for (int i = 0; i < function.inputs().size(); i++) {
            scope.define(
                    function.inputs().get(i), i < inputs.size() ? inputs.get(i) : Value.ABSENT);
        }
        List<Step> steps = walk(function.nodes(), scope);
        List<Value> outputs = new ArrayList<>(function.outputs().size());
        for (String output : function.outputs()) {
            outputs.add(scope.output(output));
        }
        return named(
                node,
                new Result(
                        outputs,
                        new Step.Bodies(
                                List.of(new Step.Pass(new Step.Body(steps, outputs), 1)), false)));
    }

    private static Attributes arguments(Function function, Node node) {
        Map<String, AttributeValue> given = new LinkedHashMap<>(function.defaults().values());
        given.putAll(node.attributes().values());
        return new Attributes(given);
    }

    /** The weights that steps met, by initializer or Constant node. */
    IdentityHashMap<Object, Weight> weights() {
        return weights;
    }
}
