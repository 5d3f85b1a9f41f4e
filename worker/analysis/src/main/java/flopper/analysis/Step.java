package flopper.analysis;

import flopper.analysis.graph.Node;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;

import java.util.List;

/**
 * One node as the walk met it.
 *
 * @param inputs one per input in the file; absent ones are {@link Value#ABSENT}
 * @param outputs one per output in the file, likewise
 */
record Step(Node node, List<Value> inputs, List<Value> outputs, Outcome outcome) {

    /** What could be said about the node. */
    sealed interface Outcome {}

    /** All shapes are known. */
    record Resolved(Operator operator, ResolvedNode node) implements Outcome {}

    /** No rule for the operator. */
    record Unsupported(OperatorId operator) implements Outcome {}

    /** A shape, a condition or a number of iterations depends on data. */
    record Unresolved(String reason) implements Outcome {}

    /** A function's body, the chosen branch of a condition, or the passes of a loop. */
    record Bodies(List<Pass> passes, boolean loop) implements Outcome {}

    /** Two branches of which one runs; which one depends on data, as the reason says. */
    record Either(Body first, Body second, String reason) implements Outcome {}

    /** The steps of a function, branch or loop body and what leaves it. */
    record Body(List<Step> steps, List<Value> outputs) {}

    /** A body that runs some number of times. */
    record Pass(Body body, long times) {}

    /** The node with what is known of its inputs; whichever operator set it is written for. */
    TypedNode typed() {
        return new TypedNode(node, 1, inputs.stream().map(Value::known).toList());
    }

    OperatorId operator() {
        return new OperatorId(node.domain(), node.opType());
    }
}
