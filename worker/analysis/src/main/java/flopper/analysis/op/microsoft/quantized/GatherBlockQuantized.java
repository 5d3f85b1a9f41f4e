package flopper.analysis.op.microsoft.quantized;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.op.MemoryTraffic;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.indexing.Gather;
import flopper.analysis.op.quantization.Requantization;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Picks slices of a table quantized in blocks, and dequantizes them.
 *
 * <p>Shapes: data as the table of Gather, packed along its last axis where it is UINT8 of fewer bits; indices, scales,
 * zero_points? → as Gather along gather_axis, of scales' type.
 * <p>Cost: an addition and a multiplication per output.
 * <p>Convention: reads the indices and the slices picked, not the whole table.
 * <p>Fails: as Gather.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: GatherBlockQuantized, version 1.
 */
public final class GatherBlockQuantized implements Operator, MemoryTraffic {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("GatherBlockQuantized");
    }

    private static final Gather GATHER = new Gather();

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType data = node.input(0);
        long bits = node.attributes().integer("bits", 4);
        Shape shape = data.shape();
        if (data.elementType() == ElementType.UINT8 && bits < Byte.SIZE && shape.rank() > 0) {
            shape = shape.with(shape.rank() - 1, shape.dim(-1) * (Byte.SIZE / Math.max(1, bits)));
        }
        Recast gather =
                Recast.of(node, 13, 0, 1)
                        .retyped(0, data.with(shape))
                        .with(
                                "axis",
                                new AttributeValue.Int(
                                        node.attributes().integer("gather_axis", 0)));
        return List.of(gather.output(GATHER).with(node.input(2).elementType()));
    }

    @Override
    public long bytesRead(ResolvedNode node, int input) {
        TensorType whole = node.input(input);
        boolean picked = input == 0 || input >= 2;
        if (!picked || node.input(0).elements() == 0) {
            return whole.bytes();
        }
        double share = (double) node.output(0).elements() / weights(node);
        return Math.min(whole.bytes(), (long) Math.ceil(whole.bytes() * share));
    }

    /** Numbers that the table holds, unpacked. */
    private static long weights(TypedNode node) {
        TensorType data = node.input(0);
        long bits = node.attributes().integer("bits", 4);
        boolean packed = data.elementType() == ElementType.UINT8 && bits < Byte.SIZE;
        return data.elements() * (packed ? Byte.SIZE / Math.max(1, bits) : 1);
    }

    @Override
    public long bytesWritten(ResolvedNode node, int output) {
        return node.output(output).bytes();
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Requantization.back(node.output(0).elements());
    }
}
