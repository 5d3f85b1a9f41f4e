package flopper.agent;

import flopper.agent.canary.CanaryWatch;
import flopper.agent.database.Patience;
import flopper.agent.device.WorkerRegistration;
import flopper.agent.job.Heartbeat;
import flopper.agent.job.JobLoop;
import flopper.agent.job.JobRunner;
import flopper.agent.measurement.KernelKeeper;
import flopper.agent.measurement.Measurer;
import flopper.agent.measurement.PeakKeeper;
import flopper.agent.profile.Graphs;
import flopper.agent.profile.Profiler;
import flopper.db.Database;
import flopper.db.job.Queue;
import flopper.queue.QueuePublisher;
import flopper.timing.Backends;
import flopper.timing.device.Device;
import flopper.timing.device.LocalDevice;
import flopper.timing.measure.TimingPlan;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** The worker's parts, from the database up to the queues. */
@Factory
final class AgentFactory {

    /** The runtime that whole models are measured with on any system. */
    private static final String CANARY_BACKEND = "onnxruntime";

    @Context
    @Bean(preDestroy = "close")
    Agent agent(
            AgentSettings settings,
            AgentSettings.Timing timing,
            AgentSettings.Canary canary,
            Database database,
            @Property(name = "flopper.kafka.bootstrap-servers") String kafka) {
        Device probed = LocalDevice.probe();
        Device device = settings.variant().map(probed::variant).orElse(probed);
        WorkerRegistration registration =
                new WorkerRegistration(
                        database,
                        settings.name().orElseGet(AgentFactory::hostAndProcess),
                        version(),
                        settings.labels(),
                        device);
        Patience patience = new Patience(settings.databasePause());
        TimingPlan plan = timing.plan();
        Heartbeat heartbeat =
                new Heartbeat(
                        database, registration.workerId(), settings.heartbeat(), settings.lease());
        Graphs graphs = new Graphs(database.models());
        Profiler profiler = new Profiler(graphs);
        PeakKeeper peaks =
                new PeakKeeper(database.peaks(), patience, device, plan, settings.peaksMaxAge());
        KernelKeeper kernels = new KernelKeeper(database.kernels(), patience, device, plan);
        JobRunner runner =
                new JobRunner(
                        new JobRunner.Terms(
                                registration.workerId(), settings.lease(), settings.retries()),
                        database,
                        patience,
                        heartbeat,
                        profiler,
                        new Measurer(
                                Backends.all(), graphs, profiler, peaks, kernels, device, plan));
        CanaryWatch canaries =
                new CanaryWatch(
                        database.canaries(),
                        device,
                        Backends.named(CANARY_BACKEND).orElseThrow(),
                        plan,
                        new CanaryWatch.Rhythm(canary.interval(), canary.quiet()),
                        runner::idleFor);
        Agent agent =
                new Agent(
                        registration,
                        heartbeat,
                        runner,
                        canary.enabled() ? Optional.of(canaries) : Optional.empty(),
                        loops(kafka, settings.analysisConcurrency(), device, heartbeat, runner),
                        settings.drain());
        agent.start();
        return agent;
    }

    /** Analysis, and the device's two queues, which take turns on it while it is not put away. */
    private static List<JobLoop> loops(
            String kafka,
            int analysisConcurrency,
            Device device,
            Heartbeat heartbeat,
            JobRunner runner) {
        QueuePublisher publisher = new QueuePublisher(kafka);
        Semaphore side = new Semaphore(analysisConcurrency);
        // Fair, so that neither the class's jobs nor the unit's wait for all of the others.
        Semaphore turns = new Semaphore(1, true);
        BooleanSupplier fit = () -> !heartbeat.quarantined();
        String ofClass = Queue.timing(device.deviceClass());
        String ofUnit = Queue.unit(device.key());
        return List.of(
                new JobLoop(kafka, Queue.ANALYSIS, side, () -> true, runner, publisher),
                new JobLoop(kafka, ofClass, turns, fit, runner, publisher),
                new JobLoop(kafka, ofUnit, turns, fit, runner, publisher));
    }

    private static String hostAndProcess() {
        long process = ProcessHandle.current().pid();
        try {
            return InetAddress.getLocalHost().getHostName() + ":" + process;
        } catch (UnknownHostException _) {
            return "process " + process;
        }
    }

    /** As the jar's manifest has it; classes that are run from a folder have none. */
    private static String version() {
        return Objects.requireNonNullElse(
                AgentFactory.class.getPackage().getImplementationVersion(), "unpackaged");
    }
}
