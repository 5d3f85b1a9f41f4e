package flopper.db.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.job.JobKind;
import flopper.db.job.NewJob;
import flopper.db.job.Priority;
import flopper.db.measurement.Measurement;
import flopper.db.model.Model;
import flopper.db.sweep.Sweep;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

final class ComparisonStoreTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final ComparisonStore comparisons = DATABASE.database().comparisons();
    private final Rows rows = new Rows(DATABASE.database());
    private final Instant now = Instant.now();
    private Model first;
    private Model second;

    @BeforeEach
    void registerDevice() {
        first = rows.model("first");
        second = rows.model("second");
        rows.device("cpu-1", rows.worker());
    }

    private String measure(Model model, long batch, Instant startedAt) {
        Sweep sweep =
                rows.submit(
                        Rows.newSweep("ada", Priority.NORMAL, 1),
                        List.of(
                                NewJob.of(
                                        JobKind.MEASUREMENT, Rows.measurementCell(model, batch))));
        return DATABASE.database()
                .measurements()
                .put(
                        rows.jobs(sweep).getFirst().id(),
                        DATABASE.database().profiles().put(Rows.profile(model, batch)),
                        Rows.measurement("cpu-1", 1000, startedAt));
    }

    private List<String> latest(
            List<Model> models, List<String> deviceClasses, OptionalLong batch) {
        return comparisons
                .latest(
                        new ComparisonQuery(
                                models.stream().map(Model::graphId).toList(),
                                deviceClasses,
                                Optional.empty(),
                                Optional.empty(),
                                OptionalInt.empty(),
                                batch))
                .stream()
                .map(Measurement::id)
                .toList();
    }

    @Test
    void theLatestOfEverySeriesIsTaken() {
        measure(first, 1, now.minus(Duration.ofHours(1)));
        String newest = measure(first, 1, now);
        measure(first, 1, now.minus(Duration.ofHours(2)));
        String otherBatch = measure(first, 8, now.minus(Duration.ofHours(3)));
        String otherModel = measure(second, 1, now);

        assertThat(latest(List.of(first, second), List.of(), OptionalLong.empty()))
                .containsExactlyInAnyOrder(newest, otherBatch, otherModel);
    }

    @Test
    void theQueryNarrowsByModelDeviceClassAndBatch() {
        String one = measure(first, 1, now);
        measure(first, 8, now);
        measure(second, 1, now);

        assertThat(latest(List.of(first), List.of(Rows.DEVICE_CLASS, "other"), OptionalLong.of(1)))
                .containsExactly(one);
        assertThat(latest(List.of(first), List.of("other"), OptionalLong.empty())).isEmpty();
        assertThat(latest(List.of(), List.of(), OptionalLong.empty())).isEmpty();
    }

    @Test
    void theQueryNarrowsByBackendPrecisionAndThreads() {
        String one = measure(first, 1, now);

        assertThat(comparisons.latest(query("onnxruntime", "fp32", 1)))
                .extracting(Measurement::id)
                .containsExactly(one);
        assertThat(comparisons.latest(query("onednn", "fp32", 1))).isEmpty();
        assertThat(comparisons.latest(query("onnxruntime", "fp16", 1))).isEmpty();
        assertThat(comparisons.latest(query("onnxruntime", "fp32", 2))).isEmpty();
    }

    private ComparisonQuery query(String backend, String precision, int threads) {
        return new ComparisonQuery(
                List.of(first.graphId()),
                List.of(),
                Optional.of(backend),
                Optional.of(precision),
                OptionalInt.of(threads),
                OptionalLong.empty());
    }
}
