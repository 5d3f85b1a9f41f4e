package flopper.api.filter;

import flopper.db.selection.Field;
import flopper.db.selection.Order;
import flopper.db.selection.Selectable;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a collection can be asked about.
 *
 * @param byName a field by its path
 * @param names of all fields
 * @param sortable names of those that rows can be sorted by
 * @param last the step that ends every order, so that no two rows share a place; empty where rows have
 *     places of their own
 */
public record KnownFields(
        Function<String, Optional<Field>> byName,
        Collection<String> names,
        Collection<String> sortable,
        List<Order> last) {

    /** Those of a collection of the database. */
    public static KnownFields of(Selectable<?> collection) {
        return new KnownFields(
                collection::field,
                collection.fields(),
                collection.sortable(),
                List.of(collection.order()));
    }
}
