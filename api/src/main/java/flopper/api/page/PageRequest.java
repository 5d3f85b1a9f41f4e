package flopper.api.page;

import flopper.api.filter.FilterParser;
import flopper.api.filter.KnownFields;
import flopper.api.filter.SortParser;
import flopper.api.problem.ApiException;
import flopper.db.Database;
import flopper.db.failure.FailureCode;
import flopper.db.row.Page;
import flopper.db.selection.Condition;
import flopper.db.selection.Order;
import flopper.db.selection.Selectable;
import flopper.db.selection.Selection;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The query parameters that every collection takes; a controller takes it as {@code @Valid
 * @RequestBean}.
 *
 * @param limit items on this page at most
 * @param cursor {@code next} of the page before; the rest of the query has to be the same
 * @param filter which items, such as {@code deviceClass = 'desk' and latency.p50Ns < 1e6}: fields of
 *     the answer, compared by {@code = != < <= > >= in like is null}, joined by {@code and or not}
 *     and parentheses
 * @param sort fields to sort by, such as {@code -startedAt,id}; a minus puts the greatest first
 * @param fields of an item that are told, such as {@code id,model,latency.p50Ns}; all unless given
 */
@Introspected
public record PageRequest(
        @QueryValue(defaultValue = "100") @Min(1) @Max(LIMIT_MAX) int limit,
        @QueryValue
                @Parameter(
                        description = "next of the page before; the rest of the query is the same")
                @Nullable String cursor,
        @QueryValue
                @Parameter(
                        description =
                                "Which items: fields of the answer compared by = != < <= > >= in"
                                        + " like is null, joined by and or not",
                        example = "deviceClass = 'desk' and latency.p50Ns < 1e6")
                @Nullable String filter,
        @QueryValue
                @Parameter(
                        description = "Fields to sort by; a minus puts the greatest first",
                        example = "-startedAt,id")
                @Nullable String sort,
        @QueryValue
                @Parameter(
                        description = "Fields of an item that are told; all unless given",
                        example = "id,model,latency.p50Ns")
                @Nullable String fields) {

    /** Items on one page at most. */
    public static final int LIMIT_MAX = 1000;

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** The page of a collection that cannot be filtered. */
    public static PageRequest of(int limit, @Nullable String cursor) {
        return new PageRequest(limit, cursor, null, null, null);
    }

    /**
     * The page of a collection of the database.
     *
     * @param given what the rows have to fulfil besides the filter
     * @throws ApiException where filter, sort or cursor cannot be
     */
    public <R> Selected<R> select(Database database, Selectable<R> collection, Condition... given) {
        KnownFields known = KnownFields.of(collection);
        List<Condition> where = new ArrayList<>(List.of(given));
        where.add(where(known));
        Condition all = new Condition.All(where);
        List<Order> order = order(known);
        String query = all + " " + order;
        List<R> rows =
                database.select(
                        collection, new Selection(all, order, after(query, order), limit + 1));
        if (rows.size() <= limit) {
            return new Selected<>(rows, Optional.empty());
        }
        List<R> shown = rows.subList(0, limit);
        List<String> place =
                collection.place(shown.getLast(), order).stream().map(String::valueOf).toList();
        return new Selected<>(shown, Optional.of(Cursor.write(query, place)));
    }

    /**
     * The rows to read for {@link Items#of} from a collection that is always in the order of its ids
     * and has no fields to filter by: one more than asked for, to see whether more follow.
     *
     * @throws ApiException where the cursor is no id, or a filter or sort is asked for
     */
    public Page rowsById() {
        if (filter != null || sort != null) {
            throw ApiException.ofField(
                    FailureCode.BAD_REQUEST,
                    filter != null ? "filter" : "sort",
                    "this collection cannot be filtered or sorted");
        }
        if (cursor != null && !UUID.matcher(cursor).matches()) {
            throw Cursor.unreadable(cursor);
        }
        return new Page(limit + 1, Optional.ofNullable(cursor));
    }

    /**
     * The page out of all rows that are asked for, in their order.
     *
     * @param query what they were asked for by, to which a cursor is bound
     * @param name what a row is called: the cursor finds its place again where rows came or went
     */
    public <R> Selected<R> cut(String query, List<R> all, Function<R, String> name) {
        int from = cursor == null ? 0 : place(query, all, name);
        int to = Math.min(all.size(), from + limit);
        List<R> shown = all.subList(from, to);
        return new Selected<>(
                shown,
                to == all.size()
                        ? Optional.empty()
                        : Optional.of(
                                Cursor.write(
                                        query,
                                        List.of(
                                                name.apply(shown.getLast()),
                                                Integer.toString(to)))));
    }

    private <R> int place(String query, List<R> all, Function<R, String> name) {
        List<String> place = place(query);
        try {
            String last = place.getFirst();
            int rows = Math.clamp(Integer.parseInt(place.get(1)), 1, Math.max(1, all.size()));
            for (int i = rows; i > 0 && i <= all.size(); i--) {
                if (name.apply(all.get(i - 1)).equals(last)) {
                    return i;
                }
            }
            for (int i = rows; i < all.size(); i++) {
                if (name.apply(all.get(i)).equals(last)) {
                    return i + 1;
                }
            }
            return Math.min(rows, all.size());
        } catch (NumberFormatException | IndexOutOfBoundsException | NoSuchElementException e) {
            throw Cursor.unreadable(String.valueOf(cursor));
        }
    }

    /** The condition that the filter is. */
    public Condition where(KnownFields known) {
        return filter == null ? Condition.ALWAYS : FilterParser.parse(filter, known);
    }

    /** The order that is asked for, or the collection's own. */
    public List<Order> order(KnownFields known) {
        return sort == null ? known.last() : SortParser.parse(sort, known);
    }

    /** The values that the cursor carries; none without one. */
    private List<String> place(String query) {
        return cursor == null ? List.of() : Cursor.read(query, cursor);
    }

    private List<Object> after(String query, List<Order> order) {
        List<String> place = place(query);
        if (cursor != null && place.size() != order.size()) {
            throw Cursor.unreadable(cursor);
        }
        List<Object> after = new ArrayList<>();
        for (int i = 0; i < place.size(); i++) {
            try {
                after.add(order.get(i).field().type().parse(place.get(i)));
            } catch (IllegalArgumentException e) {
                throw Cursor.unreadable(String.valueOf(cursor));
            }
        }
        return after;
    }
}
