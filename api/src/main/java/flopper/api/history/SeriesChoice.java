package flopper.api.history;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One series out of those that a request leaves; where it leaves several, the caller is told what to
 * name: figures of two settings are no series.
 */
final class SeriesChoice<S> {

    private final Map<String, Function<S, String>> parameters = new LinkedHashMap<>();

    /** A parameter that tells series apart. */
    SeriesChoice<S> by(String parameter, Function<S, String> value) {
        parameters.put(parameter, value);
        return this;
    }

    /**
     * The only one.
     *
     * @throws ApiException where there is none, or more than one
     */
    S only(List<S> series, String what) {
        if (series.isEmpty()) {
            throw ApiException.of(
                    FailureCode.NOT_FOUND, "%s was not measured in this setting".formatted(what));
        }
        parameters.forEach((parameter, value) -> {
            List<String> values = series.stream().map(value).distinct().sorted().toList();
            if (values.size() > 1) {
                throw ApiException.ofField(
                        FailureCode.BAD_REQUEST,
                        parameter,
                        "%s was measured with %s %s: name one"
                                .formatted(what, parameter, String.join(", ", values)));
            }
        });
        return series.getFirst();
    }
}
