package flopper.db.device;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Rows;
import flopper.db.TestDatabase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

final class PeakStoreTest {

    private static final Duration WEEK = Duration.ofDays(7);

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final PeakStore peaks = DATABASE.database().peaks();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void registerDevice() {
        Rows rows = new Rows(DATABASE.database());
        rows.device("cpu-1", rows.worker());
    }

    private Optional<DevicePeaks> fresh(String version, int threads) {
        return peaks.findFresh("cpu-1", "onnxruntime", version, 1, "fp32", threads, WEEK);
    }

    @Test
    void peaksComeBackAsTheyWereMeasured() {
        NewPeaks measured = Rows.peaks("cpu-1", now);
        String id = peaks.put(measured);

        assertThat(fresh("1.0", 1))
                .contains(
                        new DevicePeaks(
                                id,
                                "cpu-1",
                                "onnxruntime",
                                "1.0",
                                1,
                                "fp32",
                                1,
                                1e12,
                                0.03,
                                1e11,
                                0.2,
                                measured.notes(),
                                now));
    }

    @Test
    void thoseOfAnotherVersionOrThreadCountDoNotHold() {
        peaks.put(Rows.peaks("cpu-1", now));

        assertThat(fresh("1.1", 1)).isEmpty();
        assertThat(fresh("1.0", 2)).isEmpty();
        assertThat(peaks.findFresh("cpu-1", "onnxruntime", "1.0", 2, "fp32", 1, WEEK)).isEmpty();
        assertThat(peaks.findFresh("cpu-1", "onnxruntime", "1.0", 1, "int8", 1, WEEK)).isEmpty();
        assertThat(peaks.findFresh("cpu-2", "onnxruntime", "1.0", 1, "fp32", 1, WEEK)).isEmpty();
    }

    @Test
    void oldOnesAreStaleAndTheNewestIsShown() {
        peaks.put(Rows.peaks("cpu-1", now.minus(WEEK)));
        assertThat(fresh("1.0", 1)).isEmpty();

        String id = peaks.put(Rows.peaks("cpu-1", now));
        assertThat(fresh("1.0", 1).map(DevicePeaks::id)).contains(id);
        assertThat(peaks.ofDevice("cpu-1")).extracting(DevicePeaks::id).containsExactly(id);
    }
}
