package flopper.db.selection;

/** One step of an order. */
public record Order(Field field, boolean descending) {}
