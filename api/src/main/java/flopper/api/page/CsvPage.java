package flopper.api.page;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpHeaders;

import java.util.List;
import java.util.function.Function;

/** Writes a page of a collection as a table; the next page's cursor is in a link. */
public abstract class CsvPage<T> extends CsvWriter<Items<T>, T> {

    protected CsvPage(
            Argument<Items<T>> type, List<String> columns, Function<T, List<Object>> cells) {
        super(type, columns, cells);
    }

    @Override
    protected final List<T> rows(Items<T> page) {
        return page.items();
    }

    @Override
    protected final void head(Items<T> page, MutableHeaders headers) {
        page.next()
                .ifPresent(cursor ->
                        headers.set(
                                HttpHeaders.LINK, "<?cursor=%s>; rel=\"next\"".formatted(cursor)));
    }
}
