package flopper.bench.timing;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Model;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.report.ModelReport;
import flopper.bench.process.Host;
import flopper.timing.Backends;
import flopper.timing.KernelTimer;
import flopper.timing.LayerTimer;
import flopper.timing.PeakTimer;
import flopper.timing.Timing;
import flopper.timing.WorkloadTimer;
import flopper.timing.backend.Backend;
import flopper.timing.backend.Precision;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.device.LocalDevice;
import flopper.timing.failure.TimingFailure;
import flopper.timing.kernel.Kernel;
import flopper.timing.kernel.KernelTiming;
import flopper.timing.kernel.KernelUse;
import flopper.timing.kernel.Kernels;
import flopper.timing.layers.LayerTime;
import flopper.timing.layers.LayerTiming;
import flopper.timing.measure.TimingPlan;
import flopper.timing.peak.Peaks;
import flopper.timing.statistics.Percentile;
import flopper.timing.statistics.Statistics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Four backbones measured in the three ways, end to end, by layers and by kernels alone, in one table
 * with what the device can do. Kernels that one pass had no time for get another.
 */
public final class FourBackbones {
    private static final List<String> MODELS =
            List.of("resnet50", "mobilenet_v2", "densenet121", "vit_b_16");
    private static final int KERNEL_PASSES = 4;
    private static final TimingPlan PLAN = TimingPlan.defaults();

    private final Device device;
    private final Backend backend;
    private final Peaks peaks;

    private FourBackbones(Device device, Backend backend, Peaks peaks) {
        this.device = device;
        this.backend = backend;
        this.peaks = peaks;
    }

    public static void main(String[] arguments)
            throws IOException, TimingFailure, InterruptedException {
        Device device = LocalDevice.probe();
        Backend backend = Backends.named("onnxruntime").orElseThrow();
        System.out.println("one thread, fp32, batch 1, on " + Host.description());
        Peaks peaks = new PeakTimer(device).measure(backend, Precision.FP32, 1, PLAN, () -> false);
        System.out.printf(
                "peaks: %.1f GFLOP/s (spread %.0f %%), %.1f GB/s (spread %.0f %%)%n",
                peaks.flops().perSecond() / 1e9,
                100 * peaks.flops().spread(),
                peaks.bytes().perSecond() / 1e9,
                100 * peaks.bytes().spread());
        System.out.println(
                "| model | p50 | 95 % CI | p90 | thread-CPU p50 | samples | disturbed |"
                        + " layers ÷ end to end | on layers | profiler |"
                        + " kernels warm ÷ in model | cold ÷ in model | GFLOP/s | of peak |");
        System.out.println("|---|--:|--:|--:|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|");
        FourBackbones table = new FourBackbones(device, backend, peaks);
        for (String name : arguments.length == 0 ? MODELS : List.of(arguments)) {
            table.print(name);
        }
        System.out.println("afterwards on " + Host.description());
    }

    private void print(String name) throws TimingFailure, InterruptedException {
        Workload workload = Backbones.workload(name);
        Model model = OnnxReader.read(workload.graph());
        ModelReport report = ModelAnalyzer.analyze(model, InputBinding.NONE);
        Timing timing = new WorkloadTimer(device).time(backend, workload, PLAN, () -> false);
        LayerTiming layers =
                new LayerTimer(device).time(backend, workload, timing, PLAN, () -> false);
        List<KernelUse> uses = new Kernels(model, report).of(layers.parts());
        Map<String, KernelTiming> alone = alone(uses);
        Statistics wall = timing.wall();
        double rate = report.flops() / (double) wall.medianNs();
        long layersNs = layers.parts().stream().mapToLong(LayerTime::timeNs).sum();
        System.out.printf(
                "| %s | %s | %s | %s | %s | %d | %s | %.6f | %.1f %% | %+.1f %% | %s | %s | %.1f |"
                        + " %.0f %% |%n",
                name,
                milliseconds(wall.medianNs()),
                wall.medianInterval()
                        .map(one -> milliseconds(one.lowNs()) + " – " + milliseconds(one.highNs()))
                        .orElse(""),
                percentile(wall, Percentile.P90),
                timing.cpu().map(cpu -> milliseconds(cpu.medianNs())).orElse(""),
                wall.samples(),
                timing.disturbed() ? "yes" : "no",
                layersNs / (double) layers.endToEndNs(),
                100 * layers.attributedFraction(),
                100 * layers.overhead(),
                ratio(uses, alone, one -> one.warm().typicalNs()),
                ratio(uses, alone, one -> one.cold().typicalNs()),
                rate,
                100 * rate * 1e9 / peaks.flops().perSecond());
        timing.notes().forEach(note -> System.out.println("  " + note));
    }

    private Map<String, KernelTiming> alone(List<KernelUse> uses)
            throws TimingFailure, InterruptedException {
        Map<String, KernelTiming> alone = new HashMap<>();
        List<Kernel> missing = new ArrayList<>(uses.stream().map(KernelUse::kernel).toList());
        for (int pass = 0; pass < KERNEL_PASSES && !missing.isEmpty(); pass++) {
            KernelTimer.Outcome outcome =
                    new KernelTimer(device)
                            .time(backend, missing, Precision.FP32, 1, PLAN, () -> false);
            outcome.timed().forEach(one -> alone.put(one.kernel().signature(), one));
            missing.removeIf(kernel -> alone.containsKey(kernel.signature()));
        }
        return alone;
    }

    /** Of those kernels that were timed alone, with how many that were. */
    private static String ratio(
            List<KernelUse> uses,
            Map<String, KernelTiming> alone,
            ToDoubleFunction<KernelTiming> typicalNs) {
        double aloneNs = 0;
        double inModelNs = 0;
        int timed = 0;
        for (KernelUse use : uses) {
            KernelTiming timing = alone.get(use.kernel().signature());
            if (timing != null) {
                timed++;
                aloneNs += use.count() * typicalNs.applyAsDouble(timing);
                inModelNs += use.inModelNs();
            }
        }
        return "%.2f (%d of %d)".formatted(aloneNs / inModelNs, timed, uses.size());
    }

    private static String percentile(Statistics statistics, Percentile percentile) {
        return statistics.percentile(percentile).valueNs().stream()
                .mapToObj(FourBackbones::milliseconds)
                .findFirst()
                .orElse("too few samples");
    }

    private static String milliseconds(long ns) {
        return "%.2f ms".formatted(ns / 1e6);
    }
}
