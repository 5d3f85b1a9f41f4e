package flopper.api.imported.format;

/** A row that cannot be read, and where. */
final class BadCell extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadCell(long line, String column, String detail) {
        super("line %d, %s: %s".formatted(line, column, detail));
    }
}
