package flopper.analysis.graph;

import java.util.List;

/** The value of a node's attribute, one record per kind that ONNX knows. */
public sealed interface AttributeValue {
    record Int(long value) implements AttributeValue {}

    record Real(float value) implements AttributeValue {}

    record Text(String value) implements AttributeValue {}

    record Tensor(TensorData value) implements AttributeValue {}

    record Subgraph(Graph value) implements AttributeValue {}

    record Ints(List<Long> values) implements AttributeValue {
        public Ints {
            values = List.copyOf(values);
        }
    }

    record Reals(List<Float> values) implements AttributeValue {
        public Reals {
            values = List.copyOf(values);
        }
    }

    record Texts(List<String> values) implements AttributeValue {
        public Texts {
            values = List.copyOf(values);
        }
    }

    record Tensors(List<TensorData> values) implements AttributeValue {
        public Tensors {
            values = List.copyOf(values);
        }
    }

    record Subgraphs(List<Graph> values) implements AttributeValue {
        public Subgraphs {
            values = List.copyOf(values);
        }
    }

    record Type(ValueInfo.DeclaredType value) implements AttributeValue {}

    /**
     * Within a function body: the value of the call's attribute of this name.
     *
     * @param kind the code of the kind that the file declares it to have
     */
    record Reference(String attribute, long kind) implements AttributeValue {}
}
