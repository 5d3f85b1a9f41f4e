package flopper.api.page;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.TypedMessageBodyWriter;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/**
 * Writes one kind of answer as a table. A subclass names it, its columns and the cells of a row, and
 * is a bean that produces {@link Csv#TYPE}.
 *
 * @param <A> the answer
 * @param <R> what stands in a row
 */
public abstract class CsvWriter<A, R> implements TypedMessageBodyWriter<A> {

    private final Argument<A> type;
    private final List<String> columns;
    private final Function<R, List<Object>> cells;

    /**
     * @param cells one for each column; an empty {@code Optional…} leaves its cell empty
     */
    protected CsvWriter(Argument<A> type, List<String> columns, Function<R, List<Object>> cells) {
        this.type = type;
        this.columns = columns;
        this.cells = cells;
    }

    /** The answer's rows in order. */
    protected abstract List<R> rows(A answer);

    /** What else the answer says, where there is something that is in no row. */
    protected void head(A answer, MutableHeaders headers) {}

    @Override
    public final Argument<A> getType() {
        return type;
    }

    @Override
    public final boolean isWriteable(Argument<A> asked, @Nullable MediaType mediaType) {
        return mediaType != null
                && mediaType.matches(MediaType.of(Csv.TYPE))
                && asked.equalsType(type);
    }

    @Override
    public final void writeTo(
            Argument<A> asked,
            MediaType mediaType,
            A answer,
            MutableHeaders headers,
            OutputStream out) {
        head(answer, headers);
        Csv.write(columns, rows(answer).stream().map(cells).toList(), out);
    }
}
