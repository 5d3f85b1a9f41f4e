package flopper.db.selection;

import java.util.List;

/**
 * Which rows of a collection to read, in which order.
 *
 * @param order ends with a field that no two rows share
 * @param after the values of the order's fields in the row before; empty for the first rows
 * @param limit rows at most
 */
public record Selection(Condition where, List<Order> order, List<Object> after, int limit) {

    public Selection {
        order = List.copyOf(order);
        after = List.copyOf(after);
        if (!after.isEmpty() && after.size() != order.size()) {
            throw new IllegalArgumentException(
                    "%d values for an order of %d".formatted(after.size(), order.size()));
        }
    }
}
