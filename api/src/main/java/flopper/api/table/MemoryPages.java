package flopper.api.table;

import flopper.api.filter.KnownFields;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.page.Selected;
import flopper.api.problem.ApiException;
import flopper.db.selection.Condition;
import flopper.db.selection.Field;
import flopper.db.selection.Order;

import jakarta.inject.Singleton;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Pages of short collections that are in memory as a whole: the catalogue, the parts of one
 * measurement. Every column can be filtered and sorted by. Thread-safe.
 */
@Singleton
public class MemoryPages {

    private final Tables tables;

    MemoryPages(Tables tables) {
        this.tables = tables;
    }

    /**
     * The page that is asked for.
     *
     * @param name of the collection, to which a cursor is bound
     * @param items all, in the order they have unless another is asked for
     * @throws ApiException where filter, sort or cursor cannot be
     */
    public <T> Items<T> page(String name, List<T> items, Class<T> type, PageRequest page) {
        Table<T> table = tables.of(type);
        KnownFields known =
                new KnownFields(path -> field(table, path), paths(table), paths(table), List.of());
        Condition where = page.where(known);
        List<Order> order = page.order(known);
        List<T> asked =
                items.stream()
                        .filter(item -> MemoryCondition.passes(where, table, item))
                        .sorted(by(order, table))
                        .toList();
        // Items have names of their own, or never change: a place is the name and the number
        // before.
        Selected<T> selected =
                page.cut(
                        name + " " + where + " " + order,
                        asked,
                        item -> table.columns().getFirst().cell().apply(item).toString());
        return selected.items(item -> item);
    }

    private static <T> List<String> paths(Table<T> table) {
        return table.columns().stream().map(Column::path).distinct().toList();
    }

    private static <T> Optional<Field> field(Table<T> table, String path) {
        return table.find(path).map(column -> new Field(path, column.type(), ""));
    }

    private static <T> Comparator<T> by(List<Order> order, Table<T> table) {
        Comparator<T> by = (_, _) -> 0;
        for (Order step : order) {
            Comparator<Object> values =
                    step.descending()
                            ? (a, b) -> MemoryCondition.compared(b, a)
                            : MemoryCondition::compared;
            by =
                    by.thenComparing(
                            item -> MemoryCondition.cell(table, step.field().name(), item),
                            missingLast(values));
        }
        return by;
    }

    private static Comparator<Optional<Object>> missingLast(Comparator<Object> values) {
        return (a, b) ->
                a.isPresent() && b.isPresent()
                        ? values.compare(a.get(), b.get())
                        : Boolean.compare(a.isEmpty(), b.isEmpty());
    }
}
