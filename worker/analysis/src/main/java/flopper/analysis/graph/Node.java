package flopper.analysis.graph;

import java.util.List;

/**
 * One operator application.
 *
 * @param index position in the file
 * @param name may be empty; {@link #label()} never is
 * @param domain empty for the default ONNX domain
 * @param overload which function of the name is called, from IR version 10 on; empty for most
 * @param inputs value names; an empty name is an optional input that is absent
 * @param outputs value names; an empty name is an optional output nobody reads
 */
public record Node(
        int index,
        String name,
        String domain,
        String opType,
        String overload,
        List<String> inputs,
        List<String> outputs,
        Attributes attributes) {
    public Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** A node that means the one operator or function of its name. */
    public Node(
            int index,
            String name,
            String domain,
            String opType,
            List<String> inputs,
            List<String> outputs,
            Attributes attributes) {
        this(index, name, domain, opType, "", inputs, outputs, attributes);
    }

    /** The same node under another name and with other attributes. */
    public Node with(String otherName, Attributes otherAttributes) {
        return new Node(
                index, otherName, domain, opType, overload, inputs, outputs, otherAttributes);
    }

    /** What to call the node in messages: its name, else its operator and position. */
    public String label() {
        return name.isEmpty() ? opType + "#" + index : name;
    }
}
