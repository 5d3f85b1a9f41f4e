package flopper.api.page;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;
import flopper.db.row.Page;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The query parameters that every collection takes; a controller takes it as {@code @Valid
 * @RequestBean}.
 *
 * @param cursor {@code next} of the page before
 */
@Introspected
public record PageRequest(
        @QueryValue(defaultValue = "100")
                @Min(1)
                @Max(LIMIT_MAX)
                @Parameter(description = "Items on this page at most")
                int limit,
        @QueryValue @Parameter(description = "\"next\" of the page before")
                Optional<String> cursor) {

    /** Items on one page at most. */
    public static final int LIMIT_MAX = 1000;

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** The rows to read for {@link Items#of}: one more than asked for, to see whether more follow. */
    public Page rows() {
        return new Page(limit + 1, cursor);
    }

    /**
     * The same, where cursors are the ids that flopper makes.
     *
     * @throws ApiException where the cursor is none
     */
    public Page rowsById() {
        cursor.filter(id -> !UUID.matcher(id).matches())
                .ifPresent(id -> {
                    throw ApiException.ofField(
                            FailureCode.BAD_REQUEST,
                            "cursor",
                            "cursor '%s' is not the \"next\" of a page before".formatted(id));
                });
        return rows();
    }
}
