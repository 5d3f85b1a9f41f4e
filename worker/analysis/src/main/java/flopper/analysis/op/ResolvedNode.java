package flopper.analysis.op;

import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/** A node whose input and output types are all known: what an operator's {@code cost} looks at. */
public final class ResolvedNode extends TypedNode {
    private final List<ValueType> outputTypes;

    public ResolvedNode(TypedNode node, List<ValueType> outputTypes) {
        super(node.node(), node.opset(), node.inputs());
        this.outputTypes = List.copyOf(outputTypes);
    }

    public List<ValueType> outputTypes() {
        return outputTypes;
    }

    /**
     * @throws ShapeException when there is no such output or it is no tensor
     */
    public TensorType output(int index) {
        if (index < outputTypes.size() && outputTypes.get(index) instanceof TensorType tensor) {
            return tensor;
        }
        throw new ShapeException("output " + index + " is not a tensor");
    }
}
