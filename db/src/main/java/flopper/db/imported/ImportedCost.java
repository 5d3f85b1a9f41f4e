package flopper.db.imported;

import java.util.OptionalLong;

/**
 * What a source says that a model costs, by its own counting and as far as it prints it, for one
 * sample of the batch.
 *
 * @param activations elements of the outputs of convolutions
 * @param peakMemoryMinMb lower end of the range that was seen
 */
public record ImportedCost(
        OptionalLong macs,
        OptionalLong params,
        OptionalLong activations,
        OptionalLong peakMemoryMinMb,
        OptionalLong peakMemoryMaxMb) {

    /** A source that says nothing of it. */
    public static final ImportedCost NONE =
            new ImportedCost(
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty());
}
