package flopper.api.regression;

import flopper.db.regression.RegressionState;
import flopper.db.regression.RegressionStore;
import flopper.db.selection.Condition;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
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

    /** What the rows have to fulfil. */
    Condition condition() {
        return new Condition.All(
                List.of(
                        equal("state", state == null ? null : state.name()),
                        equal("model", model),
                        equal("deviceClass", deviceClass)));
    }

    private static Condition equal(String field, @Nullable String value) {
        return Condition.equal(RegressionStore.ALL.require(field), Optional.ofNullable(value));
    }
}
