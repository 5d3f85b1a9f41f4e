package flopper.api.history;

import flopper.db.history.Baseline;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * From when on a series counts.
 *
 * @param owner who said so
 */
@Serdeable
public record BaselineResponse(String id, Instant since, String reason, String owner) {

    static BaselineResponse of(Baseline baseline) {
        return new BaselineResponse(
                baseline.id(), baseline.since(), baseline.reason(), baseline.owner());
    }
}
