package flopper.analysis.op;

/**
 * An operator whose only output is its first input's memory seen under another shape (Reshape,
 * Flatten, Identity and their like): it moves nothing, and its output occupies no memory of its own.
 */
public interface View extends MemoryTraffic {
    @Override
    default long bytesRead(ResolvedNode node, int input) {
        return 0;
    }

    @Override
    default long bytesWritten(ResolvedNode node, int output) {
        return 0;
    }
}
