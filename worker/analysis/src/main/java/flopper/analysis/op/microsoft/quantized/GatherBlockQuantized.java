package flopper.analysis.op.microsoft.quantized;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.op.MemoryTraffic;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.PackedWeights;
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
public final class GatherBlockQuantized implements Operator, MemoryTraffic, PackedWeights {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("GatherBlockQuantized");
    }

    private static final Gather GATHER = new Gather();

    @Override
    public List<ValueType> infer(TypedNode node) {
        Recast gather =
                Recast.of(node, 13, 0, 1)
                        .retyped(0, table(node))
                        .with(
                                "axis",
                                new AttributeValue.Int(
                                        node.attributes().integer("gather_axis", 0)));
        return List.of(gather.output(GATHER).with(node.input(2).elementType()));
    }

    /** The table as if each number stood alone. */
    private static TensorType table(TypedNode node) {
        TensorType data = node.input(0);
        long bits = node.attributes().integer("bits", 4);
        Shape shape = data.shape();
        if (data.elementType() == ElementType.UINT8 && bits < Byte.SIZE && shape.rank() > 0) {
            long each = Byte.SIZE / Math.max(1, bits);
            shape = shape.with(shape.rank() - 1, Math.multiplyExact(shape.dim(-1), each));
        }
        return data.with(shape);
    }

    @Override
    public long bytesRead(ResolvedNode node, int input) {
        TensorType whole = node.input(input);
        boolean picked = input == 0 || input >= 2;
        if (!picked || node.input(0).elements() == 0) {
            return whole.bytes();
        }
        double share = (double) node.output(0).elements() / weights(node, 0);
        return Math.min(whole.bytes(), (long) Math.ceil(whole.bytes() * share));
    }

    @Override
    public long weights(TypedNode node, int input) {
        return input == 0 ? table(node).elements() : node.input(input).elements();
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
