package flopper.bench.nativeloop;

import flopper.analysis.verdict.Verdict;
import flopper.bench.process.Host;
import flopper.timing.Backends;
import flopper.timing.backend.Backend;
import flopper.timing.device.Device;
import flopper.timing.device.LocalDevice;
import flopper.timing.failure.TimingFailure;
import flopper.timing.statistics.MedianInterval;
import flopper.timing.statistics.Statistics;

import java.io.IOException;
import java.util.List;

/**
 * Whether a model takes as long with weights made up by name as with such as training begins with:
 * it does, unless values become denormal. Fails where their intervals are disjoint.
 */
public final class RealWeights {
    private static final List<String> MODELS = List.of("resnet18");

    private RealWeights() {}

    public static void main(String[] arguments)
            throws IOException, TimingFailure, InterruptedException {
        Device device = LocalDevice.probe();
        Backend backend = Backends.named("onnxruntime").orElseThrow();
        System.out.println("one thread, fp32, batch 1, on " + Host.description());
        System.out.println(
                "| model | synthetic p50 | 95 % CI | worked out p50 | 95 % CI | synthetic ÷ worked"
                        + " out, median of 8 processes | least – most | verdict |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|---|");
        boolean passed = true;
        for (String name : arguments.length == 0 ? MODELS : List.of(arguments)) {
            Pairs pairs =
                    Pairs.of(
                            device,
                            backend,
                            NativeLoop.workload(name),
                            List.of(WeightsTask.class, WeightsTask.Reversed.class));
            passed &= print(name, pairs);
        }
        System.out.println("afterwards on " + Host.description());
        if (!passed) {
            System.exit(1);
        }
    }

    private static boolean print(String name, Pairs pairs) {
        Statistics synthetic = pairs.pooled(Blocks::firstNs);
        Statistics real = pairs.pooled(Blocks::secondNs);
        Verdict verdict = verdict(real, synthetic);
        double[] ratios = pairs.ratios();
        boolean equal = verdict == Verdict.SAME || verdict == Verdict.AMBIGUOUS;
        System.out.printf(
                "| %s | %s | %s | %.4f | %.4f – %.4f | %s |%n",
                name,
                NativeLoop.median(synthetic),
                NativeLoop.median(real),
                pairs.ratio(),
                ratios[0],
                ratios[ratios.length - 1],
                equal ? "equal within the intervals" : verdict);
        System.out.println("denormal: " + pairs.processes().getFirst().note());
        return equal;
    }

    private static Verdict verdict(Statistics baseline, Statistics other) {
        MedianInterval of = baseline.medianInterval().orElseThrow();
        MedianInterval in = other.medianInterval().orElseThrow();
        return Verdict.ofCosts(
                baseline.medianNs(),
                of.lowNs(),
                of.highNs(),
                other.medianNs(),
                in.lowNs(),
                in.highNs(),
                0);
    }
}
