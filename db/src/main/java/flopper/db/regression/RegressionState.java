package flopper.db.regression;

/** What is known of a regression. */
public enum RegressionState {
    /** Found in the series, and not measured once more yet. */
    SUSPECTED,
    /** Another measurement says the same. */
    CONFIRMED,
    /** Another measurement, or somebody, says otherwise. */
    DISMISSED
}
