package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypeAttribute;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.normalization.RmsNormalization;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.Arrays;
import java.util.List;

/**
 * Layer normalisation without mean and shift: what ONNX calls RMSNormalization, as ONNX Runtime writes it, in the
 * default domain.
 *
 * <p>Shapes: X [d1…dn], scale → Y as RMSNormalization; inv_std_var with 1 from axis on, of the type stash_type.
 * <p>Cost: as RMSNormalization.
 * <p>Convention: as RMSNormalization.
 * <p>Fails: as RMSNormalization.
 * <p>Source: ONNX Runtime, contrib_defs.cc: SimplifiedLayerNormalization, version 1 of the default domain.
 */
public final class SimplifiedLayerNormalization implements Operator {
    private static final RmsNormalization NORMALIZATION = new RmsNormalization();

    @Override
    public OperatorId id() {
        return OperatorId.onnx("SimplifiedLayerNormalization");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        Shape input = node.input(0).shape();
        long[] dims = input.toArray();
        int axis = input.axis(node.attributes().integer("axis", -1));
        Arrays.fill(dims, axis, dims.length, 1);
        ElementType stash = TypeAttribute.of(node, "stash_type").orElse(ElementType.FLOAT);
        return List.of(
                Recast.of(node, 23, 0, 1).output(NORMALIZATION),
                new TensorType(stash, Shape.of(dims)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Recast.of(node, 23, 0, 1).cost(NORMALIZATION);
    }
}
