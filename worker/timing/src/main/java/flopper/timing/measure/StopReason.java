package flopper.timing.measure;

/** Why a process stopped sampling. */
public enum StopReason {
    /** Enough samples, and the interval of the median is narrow enough. */
    INTERVAL_NARROW(true),
    /** Enough samples, and more of them no longer change the estimate of the noise. */
    NOISE_STABLE(true),
    /** As many samples as the plan allows, and neither of the above. */
    SAMPLES_FULL(false),
    /** The plan's time ran out first. */
    TIME_UP(false);

    private final boolean converged;

    StopReason(boolean converged) {
        this.converged = converged;
    }

    public boolean converged() {
        return converged;
    }
}
