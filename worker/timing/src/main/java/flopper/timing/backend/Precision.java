package flopper.timing.backend;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The number format a workload is computed in. */
public enum Precision {
    /** As the graph was submitted, in 32-bit floating point. */
    FP32,
    FP16,
    BF16,
    INT8;

    /** The name in requests and results, such as {@code fp32}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Precision> named(String label) {
        return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
    }
}
