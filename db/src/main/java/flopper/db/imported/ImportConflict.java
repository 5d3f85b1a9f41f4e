package flopper.db.imported;

/**
 * A row that is called like a backbone of the catalogue and is not it by its figures, so it was not
 * joined.
 *
 * @param detail which figures differ
 */
public record ImportConflict(long line, String model, String backbone, String detail) {}
