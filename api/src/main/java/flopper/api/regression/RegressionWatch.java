package flopper.api.regression;

import flopper.api.rounds.Rounds;
import flopper.db.Database;
import flopper.db.history.HistoryStore;
import flopper.db.history.UnexaminedSeries;
import flopper.db.job.JobState;
import flopper.db.measurement.Measurement;
import flopper.db.measurement.MeasurementStore;
import flopper.db.regression.EndedRerun;
import flopper.db.regression.Regression;
import flopper.db.regression.RegressionStore;

import io.micronaut.context.annotation.Context;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Searches series that were measured, has suspected regressions measured once more, and judges by what
 * comes out: the change is confirmed where that is nearer to the level after it than to the one
 * before. Any number of instances may run.
 */
@Context
final class RegressionWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RegressionWatch.class);
    private static final int SERIES_AT_ONCE = 50;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final HistoryStore histories;
    private final MeasurementStore measurements;
    private final RegressionStore regressions;
    private final RegressionSearch search;
    private final RegressionRerun rerun;
    private final JsonMapper json;
    private final RegressionSettings settings;
    private final Rounds rounds;

    RegressionWatch(
            Database database,
            RegressionSearch search,
            RegressionRerun rerun,
            JsonMapper json,
            RegressionSettings settings) {
        this.histories = database.histories();
        this.measurements = database.measurements();
        this.regressions = database.regressions();
        this.search = search;
        this.rerun = rerun;
        this.json = json;
        this.settings = settings;
        this.rounds =
                new Rounds(
                        "regression watch", settings.interval(), settings.pauseMax(), this::round);
    }

    /**
     * The body of a webhook.
     *
     * @param event {@code regression.confirmed}
     * @param regression as it was then
     */
    @Serdeable
    record Event(String event, RegressionResponse regression) {}

    @PostConstruct
    void start() {
        rounds.start();
    }

    @PreDestroy
    void stop() {
        rounds.stop(STOP_LIMIT);
    }

    private boolean round() {
        List<UnexaminedSeries> unexamined = histories.unexamined(SERIES_AT_ONCE);
        for (UnexaminedSeries one : unexamined) {
            for (String id : search.search(one.series())) {
                LOG.info("regression {} is suspected", id);
            }
            histories.examined(one.latestId());
        }
        regressions.toRerun(settings.reruns()).forEach(rerun::submit);
        regressions.ended().forEach(this::judge);
        if (unexamined.size() == SERIES_AT_ONCE) {
            rounds.wake();
        }
        return true;
    }

    private void judge(EndedRerun ended) {
        Optional<Measurement> measured = ended.measurementId().flatMap(measurements::find);
        Optional<Regression> suspected = regressions.find(ended.id());
        if (suspected.isEmpty()) {
            return;
        }
        if (ended.state() != JobState.SUCCEEDED
                || measured.isEmpty()
                || measured.get().latency().p50Ns().isEmpty()) {
            regressions.leave(
                    ended.id(), "it was to be measured once more, and that " + ended.state());
            return;
        }
        double ns = measured.get().latency().p50Ns().getAsLong();
        double before = suspected.get().found().beforeNs();
        double after = suspected.get().found().afterNs();
        String reason =
                "measured once more it is at %.2f of the level before and %.2f of the level after"
                        .formatted(ns / before, ns / after);
        // Levels are ratios, and so is the middle between them.
        if (ns >= Math.sqrt(before * after)) {
            String id = measured.get().id();
            regressions.confirm(ended.id(), id, reason, body(suspected.get(), id, reason));
            LOG.info("regression {} is confirmed: {}", ended.id(), reason);
        } else {
            regressions.dismiss(ended.id(), Optional.of(measured.get().id()), reason);
        }
    }

    private String body(Regression suspected, String measurementId, String reason) {
        RegressionResponse told = RegressionResponse.confirmed(suspected, measurementId, reason);
        try {
            return json.writeValueAsString(new Event("regression.confirmed", told));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
