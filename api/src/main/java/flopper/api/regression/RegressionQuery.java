package flopper.api.regression;

import flopper.db.regression.RegressionFilter;
import flopper.db.regression.RegressionState;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Which regressions to list; what is left out does not restrict.
 *
 * @param model {@code name:tag}
 */
@Introspected
public record RegressionQuery(
        @QueryValue @Nullable RegressionState state,
        @QueryValue @Nullable String model,
        @QueryValue @Nullable String deviceClass) {

    RegressionFilter filter() {
        return new RegressionFilter(
                Optional.ofNullable(state),
                Optional.ofNullable(model),
                Optional.ofNullable(deviceClass));
    }
}
