package flopper.api.page;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;
import flopper.db.row.Page;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The query parameters that every collection takes; a controller takes it as {@code @Valid
 * @RequestBean}.
 *
 * @param limit items on this page at most
 * @param cursor {@code next} of the page before
 */
@Introspected
public record PageRequest(
        @QueryValue(defaultValue = "100") @Min(1) @Max(LIMIT_MAX) int limit,
        @QueryValue @Nullable String cursor) {

    /** Items on one page at most. */
    public static final int LIMIT_MAX = 1000;

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** What the page begins behind in a collection that is sorted by text; empty for the first. */
    public String after() {
        return cursor == null ? "" : cursor;
    }

    /** The rows to read for {@link Items#of}: one more than asked for, to see whether more follow. */
    public Page rows() {
        return new Page(limit + 1, Optional.ofNullable(cursor));
    }

    /**
     * The same, where cursors are the ids that flopper makes.
     *
     * @throws ApiException where the cursor is none
     */
    public Page rowsById() {
        if (cursor != null && !UUID.matcher(cursor).matches()) {
            throw ApiException.ofField(
                    FailureCode.BAD_REQUEST,
                    "cursor",
                    "cursor '%s' is not the \"next\" of a page before".formatted(cursor));
        }
        return rows();
    }
}
