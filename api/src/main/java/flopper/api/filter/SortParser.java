package flopper.api.filter;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;
import flopper.db.selection.Order;

import java.util.ArrayList;
import java.util.List;

/** Reads an order: names of fields, each with a minus before it where the greatest is to come first. */
public final class SortParser {

    private static final int STEPS_MAX = 4;

    private SortParser() {}

    /**
     * The order behind a text; what it leaves undecided is decided as {@link KnownFields#last} says.
     *
     * @throws ApiException where it is none, or names a field that has no index
     */
    public static List<Order> parse(String text, KnownFields fields) {
        List<Order> order = new ArrayList<>();
        for (String step : text.split(",", -1)) {
            boolean descending = step.startsWith("-");
            String name = (descending ? step.substring(1) : step).strip();
            if (!fields.sortable().contains(name)) {
                throw refusal(
                        "cannot sort by '%s'; the fields that have an index are %s"
                                .formatted(name, String.join(", ", fields.sortable())));
            }
            if (order.stream().anyMatch(before -> before.field().name().equals(name))) {
                throw refusal("%s is there twice".formatted(name));
            }
            order.add(new Order(fields.byName().apply(name).orElseThrow(), descending));
            if (order.size() > STEPS_MAX) {
                throw refusal("more than %d fields".formatted(STEPS_MAX));
            }
        }
        for (Order last : fields.last()) {
            if (order.stream().noneMatch(step -> step.field().equals(last.field()))) {
                // The same way as the step before, which an index over both serves.
                order.add(new Order(last.field(), order.getLast().descending()));
            }
        }
        return order;
    }

    private static ApiException refusal(String detail) {
        return ApiException.ofField(FailureCode.BAD_REQUEST, "sort", "sort: " + detail);
    }
}
