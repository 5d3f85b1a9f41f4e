package flopper.bench.nativeloop;

import flopper.timing.backend.Backend;
import flopper.timing.backend.BackendClass;
import flopper.timing.backend.PreparedWorkload;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.device.DeviceLock;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.TimingPlan;
import flopper.timing.process.ChildProcess;
import flopper.timing.process.ChildTask;
import flopper.timing.request.WorkloadRequest;
import flopper.timing.statistics.Statistics;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Two loops side by side in several fresh processes, each pinned and alone on the device as
 * measurements are.
 */
record Pairs(List<Blocks> processes) {
    /** As many as make their least and most an interval of 99 % of the median between them. */
    private static final int PROCESSES = 8;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long MEMORY_BYTES_MAX = 16L << 30;

    Pairs {
        processes = List.copyOf(processes);
    }

    /**
     * @param tasks what the processes do in turn
     */
    static Pairs of(
            Device device,
            Backend backend,
            Workload workload,
            List<Class<? extends ChildTask>> tasks)
            throws TimingFailure, InterruptedException, IOException {
        PreparedWorkload prepared = backend.prepare(workload);
        byte[] request =
                new WorkloadRequest(
                                BackendClass.of(backend),
                                prepared.payload(),
                                device.topology().onePerCore(workload.threads()),
                                TimingPlan.defaults(),
                                MEMORY_BYTES_MAX)
                        .toBytes();
        List<Blocks> processes = new ArrayList<>();
        try (DeviceLock _ =
                DeviceLock.acquire(DeviceLock.hostDirectory(), device.unit(), () -> false)
                        .orElseThrow()) {
            for (int i = 0; i < PROCESSES; i++) {
                byte[] answer =
                        new ChildProcess(PATIENCE)
                                .run(tasks.get(i % tasks.size()), request, () -> false);
                processes.add(Blocks.ofBytes(answer));
            }
        }
        return new Pairs(processes);
    }

    /** What one loop took, over all processes. */
    Statistics pooled(Function<Blocks, long[]> loop) {
        return Statistics.of(processes.stream().map(loop).toList());
    }

    /** Of the processes, sorted. */
    double[] ratios() {
        return processes.stream().mapToDouble(Blocks::ratio).sorted().toArray();
    }

    double ratio() {
        return Blocks.median(ratios());
    }

    double cpuRatio() {
        return Blocks.median(processes.stream().mapToDouble(Blocks::cpuRatio).toArray());
    }

    double differenceNs() {
        return Blocks.median(processes.stream().mapToDouble(Blocks::differenceNs).toArray());
    }
}
