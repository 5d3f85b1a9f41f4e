package flopper.timing.kernel;

import flopper.timing.backend.OpenWorkload;
import flopper.timing.backend.ProfiledWorkload;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.Samples;
import flopper.timing.process.ChildTask;
import flopper.timing.process.Conditions;
import flopper.timing.system.Posix;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures kernels one after another in this process, each by the runtime's own account of what it
 * computes (rule 14): around a kernel the runtime changes layouts, which in a model it need not.
 */
public final class KernelsTask implements ChildTask {
    /** Binds the runtime's kernels and settles clocks; the process is busy from then on. */
    private static final int WARM_UP_RUNS_MIN = 3;

    private static final long WARM_UP_NS_MIN = 20_000_000;

    /** With the cold runs some 0.3 s a kernel: thirty of them, a network's worth, in ten seconds. */
    private static final long WARM_NS_MIN = 80_000_000;

    /** One process alone reaches the floor of a median (rule 3). */
    private static final int SAMPLES_MIN = 11;

    private static final int WARM_RUNS_MAX = 1000;

    /** A sweep takes some 10 ms. */
    private static final int COLD_RUNS = 12;

    @Override
    public byte[] perform(byte[] input) throws TimingFailure, IOException {
        KernelsRequest request = KernelsRequest.ofBytes(input);
        long startNs = System.nanoTime();
        List<KernelRuns> all = new ArrayList<>();
        try (Posix posix = new Posix()) {
            Conditions.apply(posix, request.cpus(), request.memoryBytesMax());
            try (CacheSweep sweep = new CacheSweep(request.cpus())) {
                for (byte[] payload : request.payloads()) {
                    boolean timeUp =
                            !all.isEmpty()
                                    && System.nanoTime() - startNs > request.timeMax().toNanos();
                    all.add(timeUp ? new KernelRuns.Left() : measure(request, payload, sweep));
                }
            }
        }
        return KernelRuns.toBytes(all);
    }

    private static KernelRuns measure(KernelsRequest request, byte[] payload, CacheSweep sweep) {
        try (OpenWorkload open = request.backend().newInstance().open(payload, request.cpus());
                ProfiledWorkload loaded = open.loadProfiled()) {
            repeat(loaded, WARM_UP_RUNS_MIN, WARM_UP_NS_MIN);
            int warm = repeat(loaded, SAMPLES_MIN, WARM_NS_MIN);
            for (int run = 0; run < COLD_RUNS; run++) {
                sweep.sweep();
                loaded.run();
            }
            long[] ns = loaded.kernels(warm + COLD_RUNS).toArray();
            return new KernelRuns.Timed(
                    Samples.of(Arrays.copyOf(ns, warm)),
                    Samples.of(Arrays.copyOfRange(ns, warm, ns.length)));
        } catch (TimingFailure e) {
            return new KernelRuns.Refused(String.valueOf(e.getMessage()));
        }
    }

    /** Runs at least so often and so long; answers how often. */
    private static int repeat(ProfiledWorkload loaded, int runsMin, long nsMin)
            throws TimingFailure {
        long startNs = System.nanoTime();
        int runs = 0;
        while (runs < runsMin || (runs < WARM_RUNS_MAX && System.nanoTime() - startNs < nsMin)) {
            loaded.run();
            runs++;
        }
        return runs;
    }
}
