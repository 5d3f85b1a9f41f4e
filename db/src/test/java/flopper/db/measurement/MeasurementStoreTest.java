package flopper.db.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.device.DeviceBackend;
import flopper.db.device.NewDevice;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.job.NewJob;
import flopper.db.job.Priority;
import flopper.db.model.Model;
import flopper.db.row.Page;
import flopper.db.sweep.Sweep;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

final class MeasurementStoreTest {

    private static final Duration MONTH = Duration.ofDays(30);

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final MeasurementStore measurements = DATABASE.database().measurements();
    private final Rows rows = new Rows(DATABASE.database());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private Model model;
    private String worker;

    @BeforeEach
    void registerDevice() {
        model = rows.model("net");
        worker = rows.worker();
        rows.device("cpu-1", worker);
    }

    /** A stored measurement of the model at this batch; answers its id. */
    private String measure(Model measured, long batch, long p50Ns, Instant startedAt) {
        return measure(measured, batch, Rows.measurement("cpu-1", p50Ns, startedAt));
    }

    private String measure(Model measured, NewMeasurement measurement) {
        return measure(measured, 1, measurement);
    }

    private String measure(Model measured, long batch, NewMeasurement measurement) {
        Sweep sweep =
                rows.submit(
                        Rows.newSweep("ada", Priority.NORMAL, 1),
                        List.of(
                                NewJob.of(
                                        JobKind.MEASUREMENT,
                                        Rows.measurementCell(measured, batch))));
        String profileId = DATABASE.database().profiles().put(Rows.profile(measured, batch));
        return measurements.put(rows.jobs(sweep).getFirst().id(), profileId, measurement);
    }

    private ContentKey key(long batch) {
        return new ContentKey(
                model.graphId(),
                Rows.profile(model, batch).shapes(),
                "fp32",
                Rows.DEVICE_CLASS,
                "onnxruntime",
                1,
                Optional.empty(),
                ContentKey.SYNTHETIC,
                false,
                false);
    }

    private void backendNow(String version, int protocol) {
        DATABASE.database()
                .devices()
                .register(
                        new NewDevice(
                                "cpu-1",
                                Rows.DEVICE_CLASS,
                                "Test CPU",
                                "{}",
                                worker,
                                List.of(),
                                List.of(
                                        new DeviceBackend(
                                                "onnxruntime",
                                                version,
                                                protocol,
                                                List.of("fp32"),
                                                2))));
    }

    @Test
    void aMeasurementComesBackWithItsJobsQuestionAndItsProfilesTotals() {
        NewMeasurement taken = Rows.measurement("cpu-1", 1000, now);

        Measurement stored = measurements.find(measure(model, 8, 1000, now)).orElseThrow();

        assertThat(stored.model()).isEqualTo("net:latest");
        assertThat(stored.graphId()).isEqualTo(model.graphId());
        assertThat(stored.batch()).hasValue(8);
        assertThat(stored.shapes()).isEqualTo(Rows.profile(model, 8).shapes());
        assertThat(stored.precision()).isEqualTo("fp32");
        assertThat(stored.deviceId()).isEqualTo("cpu-1");
        assertThat(stored.deviceClass()).isEqualTo(Rows.DEVICE_CLASS);
        assertThat(stored.backend()).isEqualTo("onnxruntime");
        assertThat(stored.backendVersion()).isEqualTo("1.0");
        assertThat(stored.threads()).isEqualTo(1);
        assertThat(stored.protocol()).isEqualTo(1);
        assertThat(stored.startedAt()).isEqualTo(now);
        assertThat(stored.processes()).isEqualTo(2);
        assertThat(stored.samples()).isEqualTo(6);
        assertThat(stored.latency()).isEqualTo(taken.latency());
        assertThat(stored.cpuP50Ns()).isEmpty();
        assertThat(stored.quality()).isEqualTo(taken.quality());
        assertThat(stored.environmentJson()).isEqualTo("{\"governor\": \"performance\"}");
        assertThat(stored.macs()).isEqualTo(800);
        assertThat(stored.flops()).isEqualTo(1615);
    }

    @Test
    void rawSamplesAreKeptInTheOrderTheyWereTaken() {
        String id = measure(model, 1, 1000, now);

        assertThat(measurements.samples(id))
                .isEqualTo(Rows.measurement("cpu-1", 1000, now).processes());
        assertThat(measurements.samples("x")).isEmpty();
    }

    @Test
    void layerTimesComeBackInTheOrderOfExecutionAndAddUpToTheMedian() {
        String id = measure(model, Rows.layeredMeasurement("cpu-1", 1003, now));

        List<LayerTime> layers = measurements.layers(id);

        assertThat(layers)
                .isEqualTo(
                        Rows.layeredMeasurement("cpu-1", 1003, now).layers().orElseThrow().parts());
        assertThat(layers.stream().mapToLong(LayerTime::timeNs).sum()).isEqualTo(1003);
        LayerTiming.Summary told = measurements.find(id).orElseThrow().layerTiming();
        assertThat(told.profiledRuns()).hasValue(7);
        assertThat(told.profilingOverhead()).hasValue(0.25);
        assertThat(told.attributedNs()).hasValue(903);
    }

    @Test
    void aMeasurementKeepsThePeaksItWasTakenUnder() {
        String peaks = DATABASE.database().peaks().put(Rows.peaks("cpu-1", now));
        String id = measure(model, Rows.layeredMeasurement("cpu-1", Optional.of(peaks), 1000, now));
        DATABASE.database().peaks().put(Rows.peaks("cpu-1", now.plusSeconds(1)));

        assertThat(measurements.find(id).orElseThrow().peakFlopsPerSecond()).hasValue(1e12);
        assertThat(measurements.find(measure(model, 1, 1000, now)).orElseThrow())
                .satisfies(without -> assertThat(without.peakFlopsPerSecond()).isEmpty());
    }

    @Test
    void aMeasurementWithoutLayerTimesHasNone() {
        String id = measure(model, 1, 1000, now);

        assertThat(measurements.layers(id)).isEmpty();
        assertThat(measurements.find(id).orElseThrow().layerTiming())
                .isEqualTo(LayerTiming.Summary.NONE);
    }

    @Test
    void whoAsksForLayersIsAnsweredByAMeasurementThatHasThem() {
        ContentKey plain = key(1);
        ContentKey layered =
                new ContentKey(
                        plain.graphId(),
                        plain.shapes(),
                        plain.precision(),
                        plain.deviceClass(),
                        plain.backend(),
                        plain.threads(),
                        plain.device(),
                        plain.weights(),
                        true,
                        false);
        String without = measure(model, 1, 1000, now);
        assertThat(measurements.findFresh(List.of(plain, layered), MONTH))
                .containsExactly(Optional.of(without), Optional.empty());

        String with = measure(model, Rows.layeredMeasurement("cpu-1", 1000, now.plusMillis(1)));
        assertThat(measurements.findFresh(List.of(plain, layered), MONTH))
                .containsOnly(Optional.of(with));
    }

    @Test
    void theFilterNarrowsByEachOfItsParts() {
        Model other = rows.model("other");
        String first = measure(model, 1, 1000, now);
        String second = measure(model, 8, 2000, now);
        String third = measure(other, 1, 3000, now);
        Optional<String> sweepOfThird =
                DATABASE.database()
                        .jobs()
                        .find(measurements.find(third).orElseThrow().jobId())
                        .flatMap(Job::sweepId);

        assertThat(list(MeasurementFilter.NONE)).containsExactly(third, second, first);
        assertThat(list(filter(Optional.of("net:latest"), OptionalLong.empty(), Optional.empty())))
                .containsExactly(second, first);
        assertThat(list(filter(Optional.empty(), OptionalLong.of(8), Optional.empty())))
                .containsExactly(second);
        assertThat(list(filter(Optional.empty(), OptionalLong.empty(), sweepOfThird)))
                .containsExactly(third);
        assertThat(
                        list(
                                new MeasurementFilter(
                                        Optional.empty(),
                                        Optional.of(other.graphId()),
                                        Optional.of(Rows.DEVICE_CLASS),
                                        Optional.of("onnxruntime"),
                                        Optional.of("fp32"),
                                        OptionalLong.of(1),
                                        OptionalInt.of(1),
                                        Optional.empty())))
                .containsExactly(third);
        assertThat(list(filter(Optional.of("nobody"), OptionalLong.empty(), Optional.empty())))
                .isEmpty();
    }

    private List<String> list(MeasurementFilter filter) {
        return measurements.list(filter, Page.first(10)).stream().map(Measurement::id).toList();
    }

    private static MeasurementFilter filter(
            Optional<String> model, OptionalLong batch, Optional<String> sweepId) {
        return new MeasurementFilter(
                model,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                batch,
                OptionalInt.empty(),
                sweepId);
    }

    @Test
    void pagesRunThroughAllMeasurementsNewestFirst() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(measure(model, 1, 1000 + i, now));
        }

        List<Measurement> first = measurements.list(MeasurementFilter.NONE, Page.first(3));
        List<Measurement> rest =
                measurements.list(MeasurementFilter.NONE, Page.after(first.getLast().id(), 3));

        assertThat(first).extracting(Measurement::id).isEqualTo(ids.subList(0, 3));
        assertThat(rest).extracting(Measurement::id).isEqualTo(ids.subList(3, 5));
    }

    @Test
    void theNewestFreshMeasurementAnswersItsQuestion() {
        measure(model, 1, 1000, now.minus(Duration.ofDays(2)));
        String newest = measure(model, 1, 1100, now.minus(Duration.ofDays(1)));
        measure(model, 8, 9000, now);

        assertThat(measurements.findFresh(List.of(key(4), key(1)), MONTH))
                .containsExactly(Optional.empty(), Optional.of(newest));
        assertThat(measurements.findFresh(List.of(), MONTH)).isEmpty();
    }

    @Test
    void anOldMeasurementAnswersNothing() {
        measure(model, 1, 1000, now.minus(Duration.ofDays(31)));

        assertThat(measurements.findFresh(List.of(key(1)), MONTH))
                .containsExactly(Optional.empty());
        assertThat(measurements.findFresh(List.of(key(1)), Duration.ofDays(32)).getFirst())
                .isPresent();
    }

    @Test
    void anotherBackendVersionOrWayOfMeasuringMakesAMeasurementStale() {
        measure(model, 1, 1000, now);

        backendNow("1.1", 1);
        assertThat(measurements.findFresh(List.of(key(1)), MONTH))
                .containsExactly(Optional.empty());
        backendNow("1.0", 2);
        assertThat(measurements.findFresh(List.of(key(1)), MONTH))
                .containsExactly(Optional.empty());
        backendNow("1.0", 1);
        assertThat(measurements.findFresh(List.of(key(1)), MONTH).getFirst()).isPresent();
    }
}
