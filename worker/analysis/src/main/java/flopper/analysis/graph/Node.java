package flopper.analysis.graph;

import java.util.List;

/**
 * One operator application.
 *
 * @param index position in the file
 * @param name may be empty; {@link #label()} never is
 * @param domain empty for the default ONNX domain
 * @param inputs value names; an empty name is an optional input that is absent
 * @param outputs value names; an empty name is an optional output nobody reads
 */
public record Node(
        int index,
        String name,
        String domain,
        String opType,
        List<String> inputs,
        List<String> outputs,
        Attributes attributes) {
    public Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** What to call the node in messages: its name, else its operator and position. */
    public String label() {
        return name.isEmpty() ? opType + "#" + index : name;
    }
}
