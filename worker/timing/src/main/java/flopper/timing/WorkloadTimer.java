package flopper.timing;

import flopper.timing.backend.Backend;
import flopper.timing.backend.PreparedWorkload;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.device.DeviceLock;
import flopper.timing.device.Readings;
import flopper.timing.failure.TimingFailure;
import flopper.timing.latency.LatencyTask;
import flopper.timing.latency.RunFormat;
import flopper.timing.measure.ProcessRun;
import flopper.timing.measure.Samples;
import flopper.timing.measure.TimingPlan;
import flopper.timing.measure.Verdict;
import flopper.timing.process.ChildProcess;
import flopper.timing.request.WorkloadRequest;
import flopper.timing.statistics.Statistics;
import flopper.timing.system.SystemFiles;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Measures workloads end to end on one device: alone on it, pinned, in several fresh processes.
 * Thread-safe; measurements on the same device wait for each other.
 */
public final class WorkloadTimer {
    private final DeviceAccess access;
    private final Readings readings = new Readings(SystemFiles.live());

    public WorkloadTimer(Device device) {
        this(device, DeviceLock.hostDirectory());
    }

    /**
     * @param lockDirectory shared by everyone who measures on this device
     */
    public WorkloadTimer(Device device, Path lockDirectory) {
        this.access = new DeviceAccess(device, lockDirectory);
    }

    /**
     * Waits for the device, then measures.
     *
     * @param cancelled asked several times a second; once it says yes, the measurement ends within
     *     a second with CANCELLED
     * @throws InterruptedException when the waiting thread is interrupted; nothing stays behind
     */
    public Timing time(
            Backend backend, Workload workload, TimingPlan plan, BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException {
        return access.hold(
                backend,
                workload,
                plan,
                cancelled,
                (request, prepared) -> measure(backend, workload, prepared, request, cancelled));
    }

    private Timing measure(
            Backend backend,
            Workload workload,
            PreparedWorkload prepared,
            WorkloadRequest request,
            BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException, IOException {
        int cpu = request.cpus().getFirst();
        Map<String, String> environment = new TreeMap<>();
        Instant startedAt = Instant.now();
        readings.read(cpu).forEach((name, value) -> environment.put("before." + name, value));
        List<ProcessRun> runs = repeat(request, cancelled);
        readings.read(cpu).forEach((name, value) -> environment.put("after." + name, value));
        environment.putAll(runs.getFirst().settings());
        Statistics wall = pooled(runs, run -> run.steadyState().wallNs());
        Optional<Statistics> threadCpu =
                Optional.of(pooled(runs, run -> run.steadyState().cpuNs()))
                        .filter(_ -> workload.threads() == 1);
        Verdict verdict = Verdict.of(request.plan(), runs, wall, threadCpu);
        return new Timing(
                startedAt,
                backend.name(),
                backend.version(),
                TimingPlan.PROTOCOL,
                prepared.weights(),
                workload.precision(),
                workload.threads(),
                runs,
                wall,
                threadCpu,
                verdict.converged(),
                verdict.disturbed(),
                verdict.notes(),
                environment);
    }

    /** Fresh processes, as many as the plan's demands take (rule 6). */
    private static List<ProcessRun> repeat(WorkloadRequest request, BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException, IOException {
        TimingPlan plan = request.plan();
        ChildProcess child = new ChildProcess(plan.processTimeMax());
        byte[] input = request.toBytes();
        List<ProcessRun> runs = new ArrayList<>();
        while (runs.size() < plan.processesMin()
                || (runs.size() < plan.processesMax() && !settled(plan, runs))) {
            runs.add(RunFormat.ofBytes(child.run(LatencyTask.class, input, cancelled)));
        }
        return runs;
    }

    private static boolean settled(TimingPlan plan, List<ProcessRun> runs) {
        return Verdict.settled(plan, runs, pooled(runs, run -> run.steadyState().wallNs()));
    }

    private static Statistics pooled(List<ProcessRun> runs, Function<ProcessRun, Samples> series) {
        return Statistics.of(runs.stream().map(run -> series.apply(run).toArray()).toList());
    }
}
