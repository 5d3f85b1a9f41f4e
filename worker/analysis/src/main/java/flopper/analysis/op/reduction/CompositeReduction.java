package flopper.analysis.op.reduction;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Means, norms and logarithms of sums along axes.
 *
 * <p>Shapes: X, axes [k]? → Y of X's element type, each reduced axis 1 or, without {@code keepdims}, dropped;
 * all axes where none is named.
 *
 * <p>Cost: elements of X − elements of Y additions, the row's first operation for each element of X and its
 * last one for each element of Y.
 *
 * <p>Convention: combining m elements takes m − 1 operations; ReduceLogSumExp is the plain formula, without
 * subtracting the maximum.
 *
 * <p>Fails: {@link ShapeException} when an axis lies outside the rank; {@link UnresolvedException} when axes
 * depends on data.
 *
 * <p>Source: ONNX operators ReduceL1, ReduceL2, ReduceMean, ReduceSumSquare (opset 1–18), ReduceLogSum,
 * ReduceLogSumExp (1–28).
 */
public enum CompositeReduction implements Operator {
    /** An absolute value (comparison) first. */
    L1("ReduceL1", Cost.comparisons(1), Cost.NONE),
    /** A square (multiplication) first, a root (transcendental) last. */
    L2("ReduceL2", Cost.multiplications(1), Cost.transcendentals(1)),
    /** A logarithm (transcendental) last. */
    LOG_SUM("ReduceLogSum", Cost.NONE, Cost.transcendentals(1)),
    /** An exponential (transcendental) first, a logarithm (transcendental) last. */
    LOG_SUM_EXP("ReduceLogSumExp", Cost.transcendentals(1), Cost.transcendentals(1)),
    /** A division last. */
    MEAN("ReduceMean", Cost.NONE, Cost.divisions(1)),
    /** A square (multiplication) first. */
    SUM_SQUARE("ReduceSumSquare", Cost.multiplications(1), Cost.NONE);

    private final OperatorId id;
    private final Cost first;
    private final Cost last;

    CompositeReduction(String name, Cost first, Cost last) {
        this.id = OperatorId.onnx(name);
        this.first = first;
        this.last = last;
    }

    @Override
    public OperatorId id() {
        return id;
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0).with(Reduced.of(node).output()));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long inputs = node.input(0).elements();
        long outputs = node.output(0).elements();
        return first.times(inputs)
                .plus(Cost.additions(Math.max(0, inputs - outputs)))
                .plus(last.times(outputs));
    }
}
