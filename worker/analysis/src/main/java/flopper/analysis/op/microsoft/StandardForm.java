package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.generation.Range;
import flopper.analysis.op.image.GridSample;
import flopper.analysis.op.indexing.Gather;
import flopper.analysis.op.indexing.GatherND;
import flopper.analysis.op.pooling.MaxPool;
import flopper.analysis.op.quantization.DequantizeLinear;
import flopper.analysis.op.quantization.QuantizeLinear;
import flopper.analysis.op.reshaping.Pad;
import flopper.analysis.op.reshaping.Trilu;
import flopper.analysis.op.reshaping.Unsqueeze;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Operators of ONNX Runtime that are a standard one under their own name.
 *
 * <p>Shapes: as the row's standard operator in the form of the row's opset; further inputs count for nothing.
 * <p>Cost: as the standard operator.
 * <p>Convention: as the standard operator.
 * <p>Fails: as the standard operator.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: the operators named in the rows, version 1.
 */
public enum StandardForm implements Operator, ConstantFolding {
    DEQUANTIZE_LINEAR("DequantizeLinear", 13, new DequantizeLinear()),
    EXPAND_DIMS("ExpandDims", 13, new Unsqueeze()),
    GATHER_ND("GatherND", 12, new GatherND()),
    GRID_SAMPLE("GridSample", 16, new GridSample()),
    MAXPOOL_WITH_MASK("MaxpoolWithMask", 12, new MaxPool()),
    PAD("Pad", 11, new Pad()),
    QUANTIZE_LINEAR("QuantizeLinear", 13, new QuantizeLinear()),
    RANGE("Range", 11, new Range()),
    TORCH_EMBEDDING("TorchEmbedding", 13, new Gather()),
    TRILU("Trilu", 14, new Trilu());

    private final String operator;
    private final long opset;
    private final Operator rule;

    StandardForm(String operator, long opset, Operator rule) {
        this.operator = operator;
        this.opset = opset;
        this.rule = rule;
    }

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        List<ValueType> types = Recast.of(node, opset).infer(rule);
        return types.subList(0, Math.min(types.size(), Math.max(1, node.outputCount())));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Recast.of(node, opset).cost(rule);
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        TypedNode typed = Recast.of(node, opset).typed();
        return rule instanceof ConstantFolding folding
                ? folding.fold(new ResolvedNode(typed, node.outputTypes()))
                : List.of();
    }
}
