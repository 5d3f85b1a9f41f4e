package flopper.analysis.tensor;

import java.util.Optional;

/**
 * A value whose shape cannot be known before the model runs, with the reason. Never a guess, never
 * a zero: whatever needs its shape becomes unresolved too.
 */
public record UnknownType(Optional<ElementType> elementType, String reason) implements ValueType {}
