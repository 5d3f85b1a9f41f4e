package flopper.analysis.onnx;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.TensorData;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of an {@code AttributeProto} as they arrive. */
final class AttributeFields {
    private static final int FLOAT = 1;
    private static final int INT = 2;
    private static final int STRING = 3;
    private static final int FLOATS = 6;
    private static final int INTS = 7;
    private static final int STRINGS = 8;
    private static final int TENSORS = 9;
    private static final int GRAPHS = 10;

    String name = "";
    long type;
    @Nullable AttributeValue value;
    final List<Float> reals = new ArrayList<>(0);
    final List<Long> ints = new ArrayList<>(0);
    final List<String> texts = new ArrayList<>(0);
    final List<TensorData> tensors = new ArrayList<>(0);
    final List<Graph> graphs = new ArrayList<>(0);

    /**
     * The value. Proto3 writers leave zeros and empty lists out, and then only the type tells; files
     * older than IR version 2 leave the type out, and then only the field tells.
     */
    Optional<AttributeValue> build() {
        if (value != null) {
            return Optional.of(value);
        }
        if (type == INTS || !ints.isEmpty()) {
            return Optional.of(new AttributeValue.Ints(ints));
        }
        if (type == FLOATS || !reals.isEmpty()) {
            return Optional.of(new AttributeValue.Reals(reals));
        }
        if (type == STRINGS || !texts.isEmpty()) {
            return Optional.of(new AttributeValue.Texts(texts));
        }
        if (type == TENSORS || !tensors.isEmpty()) {
            return Optional.of(new AttributeValue.Tensors(tensors));
        }
        if (type == GRAPHS || !graphs.isEmpty()) {
            return Optional.of(new AttributeValue.Subgraphs(graphs));
        }
        if (type == FLOAT) {
            return Optional.of(new AttributeValue.Real(0));
        }
        if (type == INT) {
            return Optional.of(new AttributeValue.Int(0));
        }
        return type == STRING ? Optional.of(new AttributeValue.Text("")) : Optional.empty();
    }
}
