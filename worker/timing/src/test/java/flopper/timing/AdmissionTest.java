package flopper.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.Plans;
import flopper.timing.measure.TimingPlan;
import flopper.timing.system.HostMemory;
import flopper.timing.system.SystemFiles;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class AdmissionTest {
    private static final TimingPlan PLAN = TimingPlan.defaults();

    @TempDir private Path root;

    private Admission admission() {
        return new Admission(new HostMemory(new SystemFiles(root)));
    }

    @BeforeEach
    void aHostWithAThousandMegabytesFree() throws IOException {
        Path file = Files.createDirectories(root.resolve("proc")).resolve("meminfo");
        Files.writeString(file, "MemTotal: 4096000 kB\nMemAvailable: 1024000 kB\n");
    }

    @Test
    void aProcessMayHaveMostOfWhatIsFree() throws TimingFailure {
        assertThat(admission().memoryBytesMax(1, PLAN)).isEqualTo(921_600L * 1024);
    }

    @Test
    void thePlanMayGiveLess() throws TimingFailure {
        assertThat(admission().memoryBytesMax(1, Plans.within(PLAN, 1000))).isEqualTo(1000);
    }

    @Test
    void aWorkloadThatNeedsMoreIsRefusedWithBothSizes() {
        assertThatThrownBy(() -> admission().memoryBytesMax(901L << 20, PLAN))
                .isInstanceOf(TimingFailure.class)
                .hasMessage("the workload needs 901 MB at least, and 900 MB can be given to it");
    }

    @Test
    void aHostThatDoesNotSayWhatIsFreeIsTriedOut() throws IOException, TimingFailure {
        Files.delete(root.resolve("proc/meminfo"));

        assertThat(admission().memoryBytesMax(1L << 40, PLAN)).isEqualTo(Long.MAX_VALUE);
    }
}
