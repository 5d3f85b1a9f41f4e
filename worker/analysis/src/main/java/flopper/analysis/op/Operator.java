package flopper.analysis.op;

import flopper.analysis.cost.Cost;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * One ONNX operator: the types of its outputs and what one execution costs. Both rules are
 * abstract on purpose: an operator without a cost rule must not compile. Stateless.
 */
public interface Operator {
    OperatorId id();

    /**
     * Types of the outputs, one per output the operator has (a node may name fewer).
     *
     * @throws flopper.analysis.tensor.ShapeException when the inputs contradict the operator
     * @throws UnresolvedException when a shape depends on data that only a run would give
     */
    List<ValueType> infer(TypedNode node);

    /** Scalar operations of one execution; all types are known. */
    Cost cost(ResolvedNode node);
}
