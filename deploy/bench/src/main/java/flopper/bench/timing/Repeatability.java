package flopper.bench.timing;

import flopper.bench.process.Host;
import flopper.timing.Backends;
import flopper.timing.Timing;
import flopper.timing.WorkloadTimer;
import flopper.timing.backend.Backend;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.device.LocalDevice;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.TimingPlan;
import flopper.timing.statistics.MedianInterval;
import flopper.timing.statistics.Statistics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The same measurement again and again, the models in turn so that the host's moods meet all of
 * them: how far the medians are apart, and how often two repeats would be told to differ.
 */
public final class Repeatability {
    private static final List<String> MODELS =
            List.of("mobilenet_v3_small", "mobilenet_v2", "resnet18");
    private static final int REPEATS = 20;

    /** Rule 20; as comparisons have it. */
    private static final double MATERIAL = 0.02;

    private Repeatability() {}

    public static void main(String[] arguments)
            throws IOException, TimingFailure, InterruptedException {
        int repeats = arguments.length == 0 ? REPEATS : Integer.parseInt(arguments[0]);
        Device device = LocalDevice.probe();
        Backend backend = Backends.named("onnxruntime").orElseThrow();
        System.out.printf(
                "%d repeats, three fresh processes each, one thread, on %s%n",
                repeats, Host.description());
        Map<String, List<Timing>> timings = new LinkedHashMap<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (String model : MODELS) {
                Workload workload = Backbones.workload(model);
                timings.computeIfAbsent(model, _ -> new ArrayList<>())
                        .add(
                                new WorkloadTimer(device)
                                        .time(
                                                backend,
                                                workload,
                                                TimingPlan.defaults(),
                                                () -> false));
            }
        }
        System.out.println(
                "| model | figure | median | least – most | CV | pairs within 2 % | pairs told to"
                        + " differ | disturbed |");
        System.out.println("|---|---|--:|--:|--:|--:|--:|--:|");
        timings.forEach((model, repeated) -> {
            print(model, "thread-CPU p50", repeated, one -> one.cpu().orElseThrow());
            print(model, "wall p50", repeated, Timing::wall);
        });
        System.out.println("afterwards on " + Host.description());
    }

    private static void print(
            String model,
            String figure,
            List<Timing> repeated,
            Function<Timing, Statistics> statistics) {
        List<Statistics> all = repeated.stream().map(statistics).toList();
        double[] medians = all.stream().mapToDouble(Statistics::medianNs).sorted().toArray();
        double mean = all.stream().mapToDouble(Statistics::medianNs).average().orElseThrow();
        double squares = 0;
        for (double median : medians) {
            squares += (median - mean) * (median - mean);
        }
        int pairs = 0;
        int close = 0;
        int differing = 0;
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                pairs++;
                close += isMaterial(all.get(i), all.get(j)) ? 0 : 1;
                differing += isToldToDiffer(all.get(i), all.get(j)) ? 1 : 0;
            }
        }
        System.out.printf(
                "| %s | %s | %.3f ms | %.3f – %.3f ms | %.2f %% | %d of %d | %d of %d | %d of %d"
                        + " |%n",
                model,
                figure,
                medians[medians.length / 2] / 1e6,
                medians[0] / 1e6,
                medians[medians.length - 1] / 1e6,
                100 * Math.sqrt(squares / (medians.length - 1)) / mean,
                close,
                pairs,
                differing,
                pairs,
                repeated.stream().filter(Timing::disturbed).count(),
                repeated.size());
    }

    private static boolean isMaterial(Statistics one, Statistics other) {
        double ratio = (double) one.medianNs() / other.medianNs();
        return ratio <= 1 - MATERIAL || ratio >= 1 + MATERIAL;
    }

    /** As a comparison would (rule 16): disjoint intervals and a material difference. */
    private static boolean isToldToDiffer(Statistics one, Statistics other) {
        MedianInterval left = one.medianInterval().orElseThrow();
        MedianInterval right = other.medianInterval().orElseThrow();
        boolean disjoint = left.highNs() < right.lowNs() || right.highNs() < left.lowNs();
        return disjoint && isMaterial(one, other);
    }
}
