package flopper.analysis.op.image;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Decodes the bytes of an image file.
 *
 * <p>Shapes: encoded_stream [bytes] → image [H, W, C], UINT8; H and W stand in the bytes.
 *
 * <p>Cost: unresolved, as the shape is.
 *
 * <p>Convention: unknown is never counted as zero.
 *
 * <p>Fails: {@link UnresolvedException} always.
 *
 * <p>Source: ONNX operator ImageDecoder, opset 20.
 */
public final class ImageDecoder implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("ImageDecoder");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        throw unresolved();
    }

    @Override
    public Cost cost(ResolvedNode node) {
        throw unresolved();
    }

    private static UnresolvedException unresolved() {
        return new UnresolvedException("the image's size (input 0) depends on data");
    }
}
