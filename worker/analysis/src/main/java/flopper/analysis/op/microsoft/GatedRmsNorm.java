package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.normalization.RmsNormalization;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Root-mean-square normalisation of groups of channels, gated by the SiLU of another tensor.
 *
 * <p>Shapes: X […, H·C], scale [C], gate as X → Y as X.
 * <p>Cost: as RMSNormalization of […, H, C]; SiLU's operations and one multiplication per element.
 * <p>Convention: as RMSNormalization.
 * <p>Fails: {@link ShapeException} when scale does not divide the last axis, or gate differs from X.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: GatedRMSNorm, version 1.
 */
public final class GatedRmsNorm implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("GatedRMSNorm");
    }

    private static final RmsNormalization NORMALIZATION = new RmsNormalization();

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        if (!node.input(2).shape().equals(input.shape())) {
            throw new ShapeException(
                    "the gate " + node.input(2).shape() + " differs from " + input.shape());
        }
        normalization(node).infer(NORMALIZATION);
        return List.of(input);
    }

    private static Recast normalization(TypedNode node) {
        TensorType input = node.input(0);
        long group = node.input(1).elements();
        if (group == 0 || input.shape().dim(-1) % group != 0) {
            throw new ShapeException(
                    "the scale " + node.input(1).shape() + " does not divide " + input.shape());
        }
        TensorType rows = input.with(Shape.of(input.elements() / group, group));
        return Recast.of(node, 23, 0, 1).retyped(0, rows);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        TensorType output = node.output(0);
        return normalization(node)
                .cost(NORMALIZATION)
                .plus(FusedActivation.cost(node, output, "silu"))
                .plus(Cost.multiplications(output.elements()));
    }
}
