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
    String name = "";
    long type;
    @Nullable AttributeValue value;
    String reference = "";
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
        if (!reference.isEmpty()) {
            return Optional.of(new AttributeValue.Reference(reference, type));
        }
        if (value != null) {
            return Optional.of(value);
        }
        if (type == AttributeKind.INTS || !ints.isEmpty()) {
            return Optional.of(new AttributeValue.Ints(ints));
        }
        if (type == AttributeKind.FLOATS || !reals.isEmpty()) {
            return Optional.of(new AttributeValue.Reals(reals));
        }
        if (type == AttributeKind.STRINGS || !texts.isEmpty()) {
            return Optional.of(new AttributeValue.Texts(texts));
        }
        if (type == AttributeKind.TENSORS || !tensors.isEmpty()) {
            return Optional.of(new AttributeValue.Tensors(tensors));
        }
        if (type == AttributeKind.GRAPHS || !graphs.isEmpty()) {
            return Optional.of(new AttributeValue.Subgraphs(graphs));
        }
        if (type == AttributeKind.FLOAT) {
            return Optional.of(new AttributeValue.Real(0));
        }
        if (type == AttributeKind.INT) {
            return Optional.of(new AttributeValue.Int(0));
        }
        return type == AttributeKind.STRING
                ? Optional.of(new AttributeValue.Text(""))
                : Optional.empty();
    }
}
