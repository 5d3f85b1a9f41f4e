package flopper.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Database;
import flopper.db.failure.Blame;
import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;
import flopper.db.job.Job;
import flopper.db.job.JobState;
import flopper.timing.Backends;
import flopper.timing.backend.Backend;
import flopper.timing.backend.MisbehavingBackend;
import flopper.timing.measure.TimingPlan;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Whatever native code does to the measuring process, the worker lives and runs the next job. */
class RuntimeFaultTest {

    private static final Database DATABASE = TestDatabases.open();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private final Jobs jobs = new Jobs(DATABASE);

    /** Runs a job on the backend, and then a job of the usual kind on the same worker. */
    private Failure failure(Backend bad, TimingPlan plan) {
        Backend good = Backends.named("onnxruntime").orElseThrow();
        String failing = measurement(bad);
        String next = measurement(good);
        try (TestRunner worker = new TestRunner(DATABASE, plan, List.of(bad, good))) {
            assertThat(worker.run(List.of(failing)))
                    .containsExactly(Map.entry(failing, Ending.DEAD));
            assertThat(worker.run(List.of(next))).containsExactly(Map.entry(next, Ending.DONE));
        }
        assertThat(jobs.find(next).state()).isEqualTo(JobState.SUCCEEDED);
        Job job = jobs.find(failing);
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        return job.failure().orElseThrow();
    }

    private String measurement(Backend backend) {
        return jobs.measurement(TestRunner.DEVICE.deviceClass(), backend.name(), 1);
    }

    @Test
    void aNativeAbort() {
        Failure failure = failure(new MisbehavingBackend.Aborting(), Plans.shortest());

        assertThat(failure.code()).isEqualTo(FailureCode.BACKEND_CRASHED);
        assertThat(failure.blame()).isEqualTo(Blame.DEVICE);
        assertThat(failure.detail()).contains("assertion failed: x > 0");
    }

    @Test
    void aRunThatNeverEnds() {
        Failure failure = failure(new MisbehavingBackend.Hanging(), Plans.impatient());

        assertThat(failure.code()).isEqualTo(FailureCode.TIMED_OUT);
        assertThat(failure.blame()).isEqualTo(Blame.DEVICE);
    }

    @Test
    void memoryThatRunsOut() {
        Failure failure = failure(new MisbehavingBackend.Greedy(), Plans.shortest());

        assertThat(failure.code()).isEqualTo(FailureCode.OUT_OF_MEMORY);
        assertThat(failure.blame()).isEqualTo(Blame.DEVICE);
    }
}
