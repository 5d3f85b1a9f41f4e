package flopper.analysis;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Node;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.ValueType;

/**
 * What one analysis may spend on bodies that run more than once, on folded values and on sequences.
 * A file of a few kilobytes can ask for 2^64 steps by functions that call each other; real models
 * stay far below these limits.
 */
final class Budget {
    static final int DEPTH_MAX = 64;
    private static final long BODY_WORK_MAX = 250_000;
    private static final long FOLDED_ELEMENTS_MAX = 1 << 22;
    private static final long SEQUENCE_ELEMENTS_MAX = 1 << 20;

    private long bodyWork;
    private long foldedElements;
    private long sequenceElements;

    static void requireDepth(int depth, String place) {
        if (depth > DEPTH_MAX) {
            throw new InvalidModelException(
                    ModelFault.TOO_DEEP,
                    "functions and control flow are nested deeper than "
                            + DEPTH_MAX
                            + " levels at "
                            + place);
        }
    }

    /** Takes a node of a function, branch or loop body, each time that it is visited. */
    void visitInBody(Node node) {
        bodyWork += 1 + node.inputs().size() + node.outputs().size();
        for (AttributeValue value : node.attributes().values().values()) {
            bodyWork += size(value);
        }
        if (bodyWork > BODY_WORK_MAX) {
            throw new InvalidModelException(
                    ModelFault.TOO_LARGE,
                    "functions and loops expand to more than "
                            + BODY_WORK_MAX
                            + " steps; the last was node "
                            + node.label());
        }
    }

    private static int size(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Ints(var values) -> values.size();
            case AttributeValue.Reals(var values) -> values.size();
            case AttributeValue.Texts(var values) -> values.size();
            case AttributeValue.Tensors(var values) -> values.size();
            case AttributeValue.Subgraphs(var values) -> values.size();
            case AttributeValue.Int _,
                    AttributeValue.Real _,
                    AttributeValue.Text _,
                    AttributeValue.Tensor _,
                    AttributeValue.Subgraph _,
                    AttributeValue.Type _,
                    AttributeValue.Reference _ ->
                    1;
        };
    }

    /** Whether that many values may still be folded. */
    boolean allowsFolded(long elements) {
        return foldedElements + elements <= FOLDED_ELEMENTS_MAX;
    }

    /** Takes values that were folded; those of activations never are, whatever their number. */
    void takeFolded(long elements) {
        foldedElements += elements;
    }

    void takeSequence(ValueType type, Node node) {
        if (type instanceof SequenceType(var elements)) {
            sequenceElements += elements.size();
            if (sequenceElements > SEQUENCE_ELEMENTS_MAX) {
                throw new InvalidModelException(
                        ModelFault.TOO_LARGE,
                        "sequences hold more than "
                                + SEQUENCE_ELEMENTS_MAX
                                + " elements at node "
                                + node.label());
            }
        }
    }
}
