package flopper.launcher.export;

/** What a collection can be written as. */
enum Format {
    /** An array of the service's objects. */
    JSON("application/json"),
    /** A table with one header. */
    CSV("text/csv"),
    /** Files of one page each, for none can be added to. */
    PARQUET("application/vnd.apache.parquet");

    private final String type;

    Format(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }
}
