package flopper.timing;

import flopper.timing.backend.Backend;
import flopper.timing.backend.BackendClass;
import flopper.timing.backend.Precision;
import flopper.timing.backend.PreparedWorkload;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.device.DeviceLock;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.kernel.Kernel;
import flopper.timing.kernel.KernelRuns;
import flopper.timing.kernel.KernelTiming;
import flopper.timing.kernel.KernelsRequest;
import flopper.timing.kernel.KernelsTask;
import flopper.timing.measure.TimingPlan;
import flopper.timing.process.ChildProcess;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Measures kernels alone, in fresh processes that each measure all of them (rule 6). Thread-safe;
 * measurements on the same device wait for each other.
 */
public final class KernelTimer {
    /** A process may take as long as the steady states of this many: two minutes for three. */
    private static final int STEADY_TIMES = 4;

    private final DeviceAccess access;

    /**
     * What came of measuring kernels.
     *
     * @param notes sentences on those that are missing
     */
    public record Outcome(List<KernelTiming> timed, List<String> notes) {
        public Outcome {
            timed = List.copyOf(timed);
            notes = List.copyOf(notes);
        }
    }

    private record Prepared(List<Kernel> kernels, List<PreparedWorkload> workloads) {}

    public KernelTimer(Device device) {
        this(device, DeviceLock.hostDirectory());
    }

    /**
     * @param lockDirectory shared by everyone who measures on this device
     */
    public KernelTimer(Device device, Path lockDirectory) {
        this.access = new DeviceAccess(device, lockDirectory);
    }

    /**
     * Waits for the device, then measures as many as its time allows, in their order.
     *
     * @param plan number and limits of the processes
     * @param cancelled asked several times a second
     * @throws TimingFailure as {@link WorkloadTimer#time}; a kernel that the backend refuses is a note
     */
    public Outcome time(
            Backend backend,
            List<Kernel> kernels,
            Precision precision,
            int threads,
            TimingPlan plan,
            BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException {
        List<String> notes = new ArrayList<>();
        Prepared prepared = prepare(backend, kernels, precision, threads, notes);
        if (prepared.kernels().isEmpty()) {
            return new Outcome(List.of(), notes);
        }
        try (DeviceLock _ = access.lock(cancelled)) {
            long neededBytes =
                    prepared.workloads().stream()
                            .mapToLong(PreparedWorkload::memoryBytes)
                            .max()
                            .orElseThrow();
            KernelsRequest request =
                    new KernelsRequest(
                            BackendClass.of(backend),
                            prepared.workloads().stream().map(PreparedWorkload::payload).toList(),
                            access.device().topology().onePerCore(threads),
                            Admission.live().memoryBytesMax(neededBytes, plan),
                            plan.steadyTimeMax().multipliedBy(STEADY_TIMES));
            List<List<KernelRuns>> processes = new ArrayList<>();
            for (int process = 0; process < plan.processesMin(); process++) {
                processes.add(
                        KernelRuns.ofBytes(
                                new ChildProcess(plan.processTimeMax())
                                        .run(KernelsTask.class, request.toBytes(), cancelled)));
            }
            return new Outcome(collect(prepared.kernels(), processes, notes), notes);
        } catch (IOException e) {
            throw new TimingFailure(
                    FailureCode.INTERNAL_ERROR, "the kernels were not timed: " + e.getMessage(), e);
        }
    }

    private Prepared prepare(
            Backend backend,
            List<Kernel> kernels,
            Precision precision,
            int threads,
            List<String> notes)
            throws TimingFailure {
        Prepared prepared = new Prepared(new ArrayList<>(), new ArrayList<>());
        for (Kernel kernel : kernels) {
            Workload workload = new Workload(kernel.graph(), Map.of(), precision, threads);
            access.refuseUnsupported(backend, workload);
            try {
                prepared.workloads().add(backend.prepare(workload));
                prepared.kernels().add(kernel);
            } catch (TimingFailure e) {
                notes.add(refusal(kernel, String.valueOf(e.getMessage())));
            }
        }
        return prepared;
    }

    private static List<KernelTiming> collect(
            List<Kernel> kernels, List<List<KernelRuns>> processes, List<String> notes) {
        List<KernelTiming> timed = new ArrayList<>();
        int left = 0;
        for (int i = 0; i < kernels.size(); i++) {
            List<KernelRuns.Timed> runs = new ArrayList<>();
            Optional<String> refused = Optional.empty();
            for (List<KernelRuns> process : processes) {
                switch (process.get(i)) {
                    case KernelRuns.Timed one -> runs.add(one);
                    case KernelRuns.Refused(String reason) -> refused = Optional.of(reason);
                    case KernelRuns.Left() -> {}
                }
            }
            // Fewer would hide how far fresh processes are apart.
            if (runs.size() == processes.size()) {
                timed.add(KernelTiming.of(kernels.get(i), runs));
            } else if (refused.isPresent()) {
                notes.add(refusal(kernels.get(i), refused.get()));
            } else {
                left++;
            }
        }
        if (left > 0) {
            notes.add("%d of %d kernels were not timed".formatted(left, kernels.size()));
        }
        return timed;
    }

    private static String refusal(Kernel kernel, String reason) {
        return "kernel %s was not timed: %s".formatted(kernel.operator(), reason);
    }
}
