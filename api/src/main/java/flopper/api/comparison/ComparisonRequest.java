package flopper.api.comparison;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What to lay side by side; what is left out does not restrict.
 *
 * @param models ids, names or {@code name:tag}, with commas between them; needed
 * @param deviceClasses with commas between them; all of them unless given
 * @param metric {@code p50Ns} unless given
 * @param baseline one of the models, or one of the device classes; the first model unless given
 */
@Introspected
public record ComparisonRequest(
        @QueryValue @Size(max = ITEMS_MAX) @Nullable List<String> models,
        @QueryValue @Size(max = ITEMS_MAX) @Nullable List<String> deviceClasses,
        @QueryValue(defaultValue = "p50Ns") String metric,
        @QueryValue @Min(1) @Nullable Long batch,
        @QueryValue @Nullable String precision,
        @QueryValue @Nullable String backend,
        @QueryValue @Min(1) @Nullable Integer threads,
        @QueryValue @Nullable String baseline) {

    /** Rows and columns of a matrix at most. */
    static final int ITEMS_MAX = 100;
}
