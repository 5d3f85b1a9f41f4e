package flopper.api.point;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a point has a value of; all costs are those of one sample of the batch. */
public enum Axis {
    MACS("macs", false),
    FLOPS("flops", false),
    PARAMS("params", false),
    WEIGHT_BYTES("weightBytes", false),
    /** Elements of the outputs of convolutions, as timm counts them. */
    ACTIVATIONS("activations", false),
    /** Bytes of all activations written, as we count them. */
    ACTIVATION_BYTES("activationBytes", false),
    /** Per cent, on the validation set of ImageNet-1k. */
    TOP1("top1", true),
    /** Nanoseconds for a sample: a run's time over its batch. */
    LATENCY("latency", false),
    /** Samples a second. */
    THROUGHPUT("throughput", true);

    /** What a model costs, which latency is held against. */
    public static final List<Axis> COSTS =
            List.of(MACS, FLOPS, PARAMS, WEIGHT_BYTES, ACTIVATIONS, ACTIVATION_BYTES);

    private final String fieldName;
    private final boolean higherIsBetter;

    Axis(String fieldName, boolean higherIsBetter) {
        this.fieldName = fieldName;
        this.higherIsBetter = higherIsBetter;
    }

    /** Its name in requests and answers. */
    public String fieldName() {
        return fieldName;
    }

    /** A value as one of which the greater is the better. */
    public double goodness(double value) {
        return higherIsBetter ? value : -value;
    }

    /** Whether only a device has it. */
    public boolean isSpeed() {
        return this == LATENCY || this == THROUGHPUT;
    }

    /**
     * The axis of this name.
     *
     * @param parameter that says it
     * @throws ApiException where there is none
     */
    public static Axis named(String name, String parameter) {
        return Arrays.stream(values())
                .filter(axis -> axis.fieldName.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        ApiException.ofField(
                                FailureCode.BAD_REQUEST,
                                parameter,
                                "%s '%s' is none of %s"
                                        .formatted(
                                                parameter,
                                                name,
                                                Arrays.stream(values())
                                                        .map(Axis::fieldName)
                                                        .collect(Collectors.joining(", ")))));
    }
}
