package flopper.db.imported;

/** What a source's one number is of the samples behind it. */
public enum Statistic {
    MEAN,
    P50,
    UNKNOWN
}
