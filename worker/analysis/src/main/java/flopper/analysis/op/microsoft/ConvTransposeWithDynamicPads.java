package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.op.IntegerList;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.conv.ConvTranspose;
import flopper.analysis.tensor.ValueType;

import java.util.Arrays;
import java.util.List;

/**
 * Transposed convolution whose pads are an input.
 *
 * <p>Shapes: X, W, Pads [2n]?, B? → Y; see {@link ConvTranspose}.
 * <p>Cost: as ConvTranspose.
 * <p>Convention: as ConvTranspose.
 * <p>Fails: as ConvTranspose; unresolved when the pads depend on data.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: ConvTransposeWithDynamicPads, version 1.
 */
public final class ConvTransposeWithDynamicPads implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("ConvTransposeWithDynamicPads");
    }

    private static final ConvTranspose CONV = new ConvTranspose();

    @Override
    public List<ValueType> infer(TypedNode node) {
        return conv(node).infer(CONV);
    }

    private static Recast conv(TypedNode node) {
        Recast conv = Recast.of(node, 11, 0, 1, 3);
        return IntegerList.of(node, "pads", 2)
                .map(pads ->
                        conv.with(
                                "pads",
                                new AttributeValue.Ints(Arrays.stream(pads).boxed().toList())))
                .orElse(conv);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return conv(node).cost(CONV);
    }
}
