package flopper.agent.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.measurement.Latency;
import flopper.db.measurement.NewMeasurement;
import flopper.db.measurement.ProcessSamples;
import flopper.db.measurement.Quality;
import flopper.timing.Timing;
import flopper.timing.backend.Precision;
import flopper.timing.measure.Interference;
import flopper.timing.measure.Phases;
import flopper.timing.measure.ProcessRun;
import flopper.timing.measure.Samples;
import flopper.timing.measure.SteadyState;
import flopper.timing.measure.StopReason;
import flopper.timing.statistics.Statistics;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;

class MeasurementRowsTest {

    private static final Instant START = Instant.parse("2026-11-25T08:00:00Z");

    @Test
    void percentilesAboveTheirFloorAreThereAndTheOthersSayWhatTheyNeed() {
        // 1 … 12: the median is halfway between 6 and 7, in whole nanoseconds 6.
        NewMeasurement row = row(LongStream.rangeClosed(1, 12).toArray());

        Latency latency = row.latency();
        assertThat(latency.minNs()).isEqualTo(1);
        assertThat(latency.p50Ns()).hasValue(6);
        // Ranks 3 and 10 of 12: P(B < 3) = 79/4096 = 1.9 %.
        assertThat(latency.p50CiLowNs()).hasValue(3);
        assertThat(latency.p50CiHighNs()).hasValue(10);
        assertThat(latency.p50Missing()).isEmpty();
        assertThat(latency.p90Ns()).isEmpty();
        assertThat(latency.p90Missing()).contains("needs 64 samples");
        assertThat(latency.p99Missing()).contains("needs 662 samples");
        assertThat(latency.meanNs()).isEqualTo(6.5);
        assertThat(row.cpuP50Ns()).hasValue(6);
    }

    @Test
    void belowItsFloorTheMedianIsAbsentWithItsInterval() {
        Latency latency = row(LongStream.rangeClosed(1, 8).toArray()).latency();

        assertThat(latency.p50Ns()).isEmpty();
        assertThat(latency.p50Missing()).contains("needs 11 samples");
        assertThat(latency.p50CiLowNs()).isEmpty();
        assertThat(latency.p50CiHighNs()).isEmpty();
    }

    @Test
    void throughputIsOfTheBatchAtTheMedian() {
        assertThat(row(5, 5, 5, 5).throughputPerSecond()).isEqualTo(2 / 5e-9);
    }

    @Test
    void whatTheTimingSaysOfItselfIsKept() {
        NewMeasurement row = row(5, 6, 7, 8);

        assertThat(row.deviceId()).isEqualTo("device-1");
        assertThat(row.peaksId()).contains("peaks-1");
        assertThat(row.backendVersion()).isEqualTo("1.29.0");
        assertThat(row.protocol()).isEqualTo(1);
        assertThat(row.weights()).isEqualTo("synthetic");
        assertThat(row.startedAt()).isEqualTo(START);
        assertThat(row.quality())
                .isEqualTo(
                        new Quality(
                                true,
                                false,
                                List.of("a note", "the layers were not timed: no profiler")));
        assertThat(row.environmentJson()).isEqualTo("{\"governor\":\"a \\\"b\\\"\\u000a\"}");
        assertThat(row.processes())
                .containsExactly(
                        new ProcessSamples(
                                1,
                                OptionalLong.of(20),
                                OptionalLong.of(30),
                                List.of(5L, 6L, 7L, 8L),
                                List.of(5L, 6L, 7L, 8L)));
    }

    private static NewMeasurement row(long... ns) {
        Statistics statistics = Statistics.of(List.of(ns));
        ProcessRun run =
                new ProcessRun(
                        new Phases(10, 20, 30, OptionalLong.empty()),
                        new SteadyState(
                                1, Samples.of(ns), Samples.of(ns), StopReason.INTERVAL_NARROW),
                        new Interference(0, OptionalDouble.empty(), OptionalDouble.empty()),
                        Map.of());
        return MeasurementRows.of(
                new MeasurementRows.Place("device-1", Optional.of("peaks-1")),
                2,
                new Timing(
                        START,
                        "onnxruntime",
                        "1.29.0",
                        1,
                        "synthetic",
                        Precision.FP32,
                        1,
                        List.of(run),
                        statistics,
                        Optional.of(statistics),
                        true,
                        false,
                        List.of("a note"),
                        Map.of("governor", "a \"b\"\n\0")),
                Layers.failed("no profiler"));
    }
}
