package flopper.timing.backend.onednn;

import flopper.timing.backend.Profile;
import flopper.timing.backend.ProfiledWorkload;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.Samples;
import flopper.timing.statistics.Midmean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A replay whose calls are timed one by one. */
final class ProfiledOneDnn implements ProfiledWorkload {
    /** Room for the runs at first; it doubles. */
    private static final int RUNS = 64;

    private final Plan plan;
    private final LoadedOneDnn loaded;
    private final List<Item> items;
    private long[][] callNs;
    private long[] runNs;
    private int runs;

    ProfiledOneDnn(Plan plan, LoadedOneDnn loaded) {
        this.plan = plan;
        this.loaded = loaded;
        this.items = loaded.items();
        this.callNs = new long[RUNS][items.size()];
        this.runNs = new long[RUNS];
    }

    @Override
    public void run() throws TimingFailure {
        if (runs == runNs.length) {
            grow();
        }
        long[] ns = callNs[runs];
        long startNs = System.nanoTime();
        long beforeNs = startNs;
        for (int i = 0; i < ns.length; i++) {
            items.get(i).call().run();
            long afterNs = System.nanoTime();
            ns[i] = afterNs - beforeNs;
            beforeNs = afterNs;
        }
        runNs[runs] = beforeNs - startNs;
        runs++;
    }

    private void grow() {
        callNs = Arrays.copyOf(callNs, 2 * runs);
        for (int run = runs; run < callNs.length; run++) {
            callNs[run] = new long[items.size()];
        }
        runNs = Arrays.copyOf(runNs, 2 * runs);
    }

    /** Steps that move nothing, such as views, take no time. */
    @Override
    public Profile profile(int last) {
        double[] stepNs = new double[plan.steps().size() + 1];
        for (int i = 0; i < items.size(); i++) {
            stepNs[items.get(i).step()] += Midmean.of(ofCall(i, last));
        }
        List<Profile.Node> nodes = new ArrayList<>();
        for (int step = 0; step < plan.steps().size(); step++) {
            nodes.add(
                    new Profile.Node(
                            plan.steps()
                                    .get(step)
                                    .getClass()
                                    .getSimpleName()
                                    .toLowerCase(Locale.ROOT),
                            plan.steps().get(step).layers(),
                            stepNs[step]));
        }
        nodes.add(new Profile.Node("conversion", List.of(), stepNs[plan.steps().size()]));
        double nodesNs = Arrays.stream(stepNs).sum();
        double wholeNs = Midmean.of(Arrays.copyOfRange(runNs, runs - last, runs));
        return new Profile(last, nodes, Math.max(0, wholeNs - nodesNs));
    }

    private long[] ofCall(int call, int last) {
        long[] ns = new long[last];
        for (int run = 0; run < last; run++) {
            ns[run] = callNs[runs - last + run][call];
        }
        return ns;
    }

    @Override
    public Samples kernels(int last) {
        long[] ns = new long[last];
        for (int i = 0; i < items.size(); i++) {
            if (!items.get(i).layoutChange()) {
                long[] one = ofCall(i, last);
                for (int run = 0; run < last; run++) {
                    ns[run] += one[run];
                }
            }
        }
        return Samples.of(ns);
    }

    @Override
    public void close() {
        loaded.close();
    }
}
