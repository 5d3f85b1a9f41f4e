package flopper.analysis.graph;

import flopper.analysis.tensor.ElementType;

import java.util.List;
import java.util.Optional;

/** The declared name and type of a graph input or output. */
public record ValueInfo(String name, DeclaredType type) {

    /** A declared type: dimensions may be numbers, symbols or unknown. */
    public sealed interface DeclaredType {}

    /**
     * @param dims empty when not even the rank is declared
     */
    public record DeclaredTensor(ElementType elementType, Optional<List<Dimension>> dims)
            implements DeclaredType {}

    public record DeclaredSequence(DeclaredType element) implements DeclaredType {}

    public record DeclaredOptional(DeclaredType element) implements DeclaredType {}

    /** No type, or one that no operator here reads (maps, sparse and opaque types). */
    public record Undeclared() implements DeclaredType {}

    public sealed interface Dimension {}

    public record Fixed(long size) implements Dimension {}

    /** A named dimension, such as {@code batch}. */
    public record Symbol(String name) implements Dimension {}

    /** A dimension that is neither a number nor named. */
    public record Anonymous() implements Dimension {}
}
