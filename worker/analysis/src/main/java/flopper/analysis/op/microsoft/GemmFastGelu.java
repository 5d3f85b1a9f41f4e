package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.activation.Gelu;
import flopper.analysis.op.matmul.MatMul;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Matrix product, bias and the Gelu by tanh in one.
 *
 * <p>Shapes: X […, K], W [K, N], bias [N]? → Y […, N].
 * <p>Cost: as MatMul; with bias one addition per output; the operations of Gelu by tanh per output.
 * <p>Convention: a fused operation costs what it costs alone.
 * <p>Fails: as MatMul.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: GemmFastGelu, version 1.
 */
public final class GemmFastGelu implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("GemmFastGelu");
    }

    private static final MatMul MATMUL = new MatMul();
    private static final Gelu GELU = new Gelu();

    @Override
    public List<ValueType> infer(TypedNode node) {
        return Recast.of(node, 13, 0, 1).infer(MATMUL);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Cost activation =
                Recast.of(node, 20, new int[0])
                        .plus(node.output(0))
                        .with("approximate", new AttributeValue.Text("tanh"))
                        .cost(GELU);
        long biased = node.hasInput(2) ? node.output(0).elements() : 0;
        return Recast.of(node, 13, 0, 1).cost(MATMUL).plus(Cost.additions(biased)).plus(activation);
    }
}
