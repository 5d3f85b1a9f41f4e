package flopper.agent.job;

import flopper.agent.database.Patience;
import flopper.agent.device.WorkerRegistration;
import flopper.agent.measurement.KernelKeeper;
import flopper.agent.measurement.Measurer;
import flopper.agent.measurement.PeakKeeper;
import flopper.agent.profile.Graphs;
import flopper.agent.profile.Profiler;
import flopper.db.Database;
import flopper.timing.Backends;
import flopper.timing.backend.Backend;
import flopper.timing.device.Device;
import flopper.timing.device.LocalDevice;
import flopper.timing.measure.TimingPlan;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A registered worker without queues. */
final class TestRunner implements AutoCloseable {

    static final Device DEVICE = LocalDevice.probe();
    private static final Duration BEAT = Duration.ofMillis(100);
    private static final Duration LEASE = Duration.ofSeconds(20);

    private final Heartbeat heartbeat;
    private final JobRunner runner;

    TestRunner(Database database, TimingPlan plan) {
        this(database, plan, Backends.all());
    }

    TestRunner(Database database, TimingPlan plan, List<Backend> backends) {
        this(database, plan, backends, LEASE);
        heartbeat.start();
    }

    /** One that never tells that it is alive, as one that is paused. */
    static TestRunner silent(Database database, TimingPlan plan, Duration lease) {
        return new TestRunner(database, plan, Backends.all(), lease);
    }

    private TestRunner(Database database, TimingPlan plan, List<Backend> backends, Duration lease) {
        WorkerRegistration registration =
                new WorkerRegistration(database, "test", "test", List.of(), DEVICE);
        registration.register();
        heartbeat = new Heartbeat(database, registration.workerId(), BEAT, lease);
        Graphs graphs = new Graphs(database.models());
        Profiler profiler = new Profiler(graphs);
        Patience patience = new Patience(BEAT);
        PeakKeeper peaks =
                new PeakKeeper(database.peaks(), patience, DEVICE, plan, Duration.ofDays(7));
        runner =
                new JobRunner(
                        new JobRunner.Terms(
                                registration.workerId(),
                                lease,
                                new RetryPolicy(Duration.ZERO, Duration.ZERO)),
                        database,
                        patience,
                        heartbeat,
                        profiler,
                        new Measurer(
                                backends,
                                graphs,
                                profiler,
                                peaks,
                                new KernelKeeper(database.kernels(), patience, DEVICE, plan),
                                DEVICE,
                                plan));
    }

    JobRunner runner() {
        return runner;
    }

    Map<String, Ending> run(List<String> jobIds) {
        return runner.run(jobIds);
    }

    void stop() {
        runner.stop();
    }

    @Override
    public void close() {
        heartbeat.close();
    }
}
