package flopper.api.page;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a collection.
 *
 * @param next the cursor of the page after; empty on the last
 */
@Serdeable
public record Items<T>(List<T> items, @Schema(nullable = true) Optional<String> next)
        implements Rows<T> {

    public Items {
        items = List.copyOf(items);
    }

    /** A collection that is always answered whole. */
    public static <T> Items<T> all(List<T> items) {
        return new Items<>(items, Optional.empty());
    }

    /** The page that was asked for, out of the rows that {@link PageRequest#rowsById} made the store read. */
    public static <R, T> Items<T> of(
            List<R> rows, PageRequest page, Function<R, String> cursor, Function<R, T> item) {
        boolean more = rows.size() > page.limit();
        List<R> shown = more ? rows.subList(0, page.limit()) : rows;
        return new Items<>(
                shown.stream().map(item).toList(),
                more ? Optional.of(cursor.apply(shown.getLast())) : Optional.empty());
    }
}
