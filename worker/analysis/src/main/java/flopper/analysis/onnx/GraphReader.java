package flopper.analysis.onnx;

import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelFault;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code GraphProto}, {@code NodeProto} and {@code AttributeProto}. */
final class GraphReader {
    private final ProtoInput in;
    private final TensorReader tensors;
    private final TypeReader types;

    GraphReader(ProtoInput in) {
        this.in = in;
        this.tensors = new TensorReader(in);
        this.types = new TypeReader(in);
    }

    Graph graph() throws IOException {
        String[] name = {""};
        List<Node> nodes = new ArrayList<>();
        List<TensorData> initializers = new ArrayList<>();
        List<ValueInfo> inputs = new ArrayList<>();
        List<ValueInfo> outputs = new ArrayList<>();
        in.message(field -> {
            switch (field) {
                case 1 -> nodes.add(node(nodes.size()));
                case 2 -> name[0] = in.text();
                case 5 -> initializers.add(tensors.tensor());
                case 11 -> inputs.add(types.valueInfo());
                case 12 -> outputs.add(types.valueInfo());
                case 15 -> initializers.add(tensors.sparse());
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new Graph(name[0], inputs, outputs, initializers, nodes);
    }

    Node node(int index) throws IOException {
        in.countNode();
        in.retain(128);
        String[] texts = {"", "", "", ""};
        List<String> inputs = new ArrayList<>(4);
        List<String> outputs = new ArrayList<>(1);
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        in.message(field -> {
            switch (field) {
                case 1 -> inputs.add(in.text());
                case 2 -> outputs.add(in.text());
                case 3 -> texts[0] = in.text();
                case 4 -> texts[2] = in.text();
                case 5 -> attribute(attributes);
                case 7 -> texts[1] = OnnxReader.canonicalDomain(in.text());
                case 8 -> texts[3] = in.text();
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new Node(
                index,
                texts[0],
                texts[1],
                texts[2],
                texts[3],
                inputs,
                outputs,
                attributes.isEmpty() ? Attributes.NONE : new Attributes(attributes));
    }

    /** Reads one attribute into the map; old files leave the type out, so the field set decides. */
    void attribute(Map<String, AttributeValue> into) throws IOException {
        AttributeFields fields = new AttributeFields();
        in.message(field -> {
            switch (field) {
                case 1 -> fields.name = in.text();
                case 2 -> fields.value = new AttributeValue.Real(in.real());
                case 3 -> fields.value = new AttributeValue.Int(in.varint());
                case 4 -> fields.value = new AttributeValue.Text(in.text());
                case 5 -> fields.value = new AttributeValue.Tensor(tensors.tensor());
                case 6 -> fields.value = new AttributeValue.Subgraph(graph());
                case 7 -> in.repeated(e -> fields.reals.add(retained(e.readFloat())));
                case 8 -> in.repeated(e -> fields.ints.add(retained(e.readInt64())));
                case 9 -> fields.texts.add(in.text());
                case 10 -> fields.tensors.add(tensors.tensor());
                case 11 -> fields.graphs.add(graph());
                case 14 -> fields.value = new AttributeValue.Type(types.type());
                case 20 -> fields.type = in.varint();
                case 21 -> fields.reference = in.text();
                case 22 -> fields.value = new AttributeValue.Tensor(tensors.sparse());
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (fields.name.isEmpty()) {
            throw new InvalidModelException(
                    ModelFault.MISSING_NAME, "a node has an attribute without a name");
        }
        fields.build().ifPresent(value -> into.put(fields.name, value));
    }

    private <T> T retained(T element) {
        in.retain(24);
        return element;
    }
}
