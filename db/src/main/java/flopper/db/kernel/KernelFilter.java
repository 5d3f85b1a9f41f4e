package flopper.db.kernel;

import java.util.Optional;

/** Which kernels to list; what is empty does not restrict. */
public record KernelFilter(
        Optional<String> deviceClass,
        Optional<String> backend,
        Optional<String> op,
        Optional<String> signature) {

    /** All kernels. */
    public static final KernelFilter NONE =
            new KernelFilter(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
