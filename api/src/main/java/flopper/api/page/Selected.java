package flopper.api.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rows of a page.
 *
 * @param next the cursor of the page after; empty on the last
 */
public record Selected<R>(List<R> rows, Optional<String> next) {

    public Selected {
        rows = List.copyOf(rows);
    }

    /** The page, each row told so. */
    public <T> Items<T> items(Function<R, T> item) {
        return new Items<>(rows.stream().map(item).toList(), next);
    }
}
