package flopper.timing.backend.onnxruntime;

import flopper.analysis.graph.Node;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** How the runtime names the nodes of its optimised graph, and what it fuses into them. */
final class RuntimeNodes {
    private static final String NCHWC_DOMAIN = "com.microsoft.nchwc";
    private static final String BIASED_PRODUCT = "/MatMulAddFusion";

    /** Nodes in the runtime's own layout bear the name of the tensor they put out. */
    private static final List<String> LAYOUT_SUFFIXES = List.of("_bn_nchwc", "_nchwc");

    /** The position of a tensor that the runtime's convolution adds to its own result. */
    private static final int SUM_INPUT = 3;

    private RuntimeNodes() {}

    static boolean isLayoutChange(Node node) {
        return node.domain().equals(NCHWC_DOMAIN) && node.opType().startsWith("Reorder");
    }

    /** The submitted tensors that the node puts out, if its name tells. */
    static Optional<List<String>> named(Node node, SubmittedGraph submitted) {
        if (isLayoutChange(node)) {
            return Optional.empty();
        }
        return anchor(node, submitted)
                .map(tensors -> {
                    List<String> own = submitted.own(node.outputs());
                    return own.isEmpty()
                            ? tensors.stream().map(one -> end(node, one, submitted)).toList()
                            : own;
                });
    }

    private static Optional<List<String>> anchor(Node node, SubmittedGraph submitted) {
        OptionalInt position = NodeNumbers.position(node.name());
        if (position.isPresent()) {
            return submitted.at(position.getAsInt()).map(Node::outputs).map(submitted::own);
        }
        // Made unique where the runtime needed the same name twice.
        String name = node.name().replaceFirst("_token_\\d+$", "");
        return LAYOUT_SUFFIXES.stream()
                .filter(name::endsWith)
                .map(suffix -> name.substring(0, name.length() - suffix.length()))
                .filter(tensor -> submitted.producer(tensor).isPresent())
                .findFirst()
                .map(List::of);
    }

    /** Follows a tensor through what the node does to it before it puts it out. */
    private static String end(Node node, String tensor, SubmittedGraph submitted) {
        String end = tensor;
        if (node.name().contains(BIASED_PRODUCT)) {
            end = submitted.after(end, Set.of("Add"));
        }
        if (node.inputs().size() > SUM_INPUT && !node.inputs().get(SUM_INPUT).isEmpty()) {
            end = submitted.after(end, Set.of("Add", "Sum"));
        }
        String activation = node.attributes().text("activation", "");
        boolean included =
                submitted
                        .producer(end)
                        .filter(producer -> producer.opType().equals(activation))
                        .isPresent();
        return activation.isEmpty() || included ? end : submitted.after(end, Set.of(activation));
    }
}
