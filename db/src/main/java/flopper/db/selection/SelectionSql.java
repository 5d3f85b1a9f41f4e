package flopper.db.selection;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes a selection a statement. All that is written into it comes from {@link Field#sql}, which is
 * ours; what a client gave is bound.
 */
public final class SelectionSql {

    private final List<Object> values = new ArrayList<>();

    private SelectionSql() {}

    /** The rows of a selection. */
    public static <R> List<R> read(Handle handle, Selectable<R> from, Selection selection) {
        SelectionSql sql = new SelectionSql();
        String text = sql.statement(from.table(), selection);
        try (Query query = handle.createQuery(text)) {
            // The text is final: a sign in it is no place for an attribute.
            query.setTemplateEngine((template, _) -> template);
            query.registerRowMapper(ConstructorMapper.factory(from.row()));
            for (int i = 0; i < sql.values.size(); i++) {
                query.bind("v" + i, sql.values.get(i));
            }
            return query.mapTo(from.row()).list();
        }
    }

    private String statement(String table, Selection selection) {
        String where = condition(selection.where());
        String after =
                selection.after().isEmpty()
                        ? ""
                        : " AND " + after(selection.order(), selection.after());
        return "SELECT * FROM %s WHERE %s%s ORDER BY %s LIMIT %d"
                .formatted(table, where, after, order(selection.order()), selection.limit());
    }

    private static String order(List<Order> order) {
        return order.stream()
                .map(step -> step.field().sql() + (step.descending() ? " DESC" : ""))
                .collect(Collectors.joining(", "));
    }

    private String condition(Condition condition) {
        return switch (condition) {
            case Condition.All all -> joined(all.parts(), " AND ", "true");
            case Condition.Any any -> joined(any.parts(), " OR ", "false");
            case Condition.Not not -> "NOT (" + condition(not.part()) + ")";
            case Condition.Compare compare ->
                    compare.field()
                            .compared(compare.comparison().sign() + " " + bound(compare.value()));
            case Condition.In in ->
                    in.field()
                            .compared(
                                    in.values().stream()
                                            .map(this::bound)
                                            .collect(Collectors.joining(", ", "IN (", ")")));
            case Condition.Like like -> like.field().compared("LIKE " + bound(like.pattern()));
            case Condition.Missing missing -> missing.field().compared("IS NULL");
        };
    }

    private String joined(List<Condition> parts, String by, String ofNone) {
        return parts.isEmpty()
                ? ofNone
                : parts.stream().map(this::condition).collect(Collectors.joining(by, "(", ")"));
    }

    /** Beyond a place: one comparison of rows where all steps go the same way, which an index serves. */
    private String after(List<Order> order, List<Object> place) {
        List<String> columns = order.stream().map(step -> step.field().sql()).toList();
        List<String> bounds = place.stream().map(this::bound).toList();
        if (order.stream().map(Order::descending).distinct().count() == 1) {
            return "(%s) %s (%s)"
                    .formatted(
                            String.join(", ", columns),
                            sign(order.getFirst()),
                            String.join(", ", bounds));
        }
        String steps =
                IntStream.range(0, order.size())
                        .mapToObj(last ->
                                IntStream.range(0, last)
                                                .mapToObj(i ->
                                                        columns.get(i)
                                                                + " = "
                                                                + bounds.get(i)
                                                                + " AND ")
                                                .collect(Collectors.joining())
                                        + "%s %s %s"
                                                .formatted(
                                                        columns.get(last),
                                                        sign(order.get(last)),
                                                        bounds.get(last)))
                        .collect(Collectors.joining(" OR "));
        // The first bound follows from the rest, but an index can begin at it.
        return "%s %s= %s AND (%s)"
                .formatted(columns.getFirst(), sign(order.getFirst()), bounds.getFirst(), steps);
    }

    private static String sign(Order step) {
        return step.descending() ? "<" : ">";
    }

    private String bound(Object value) {
        values.add(value);
        return ":v" + (values.size() - 1);
    }
}
