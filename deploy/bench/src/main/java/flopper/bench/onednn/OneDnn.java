package flopper.bench.onednn;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Dimension;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.bench.process.Host;
import flopper.timing.Backends;
import flopper.timing.KernelTimer;
import flopper.timing.PeakTimer;
import flopper.timing.backend.Backend;
import flopper.timing.backend.Precision;
import flopper.timing.device.Device;
import flopper.timing.device.LocalDevice;
import flopper.timing.failure.TimingFailure;
import flopper.timing.kernel.Kernel;
import flopper.timing.kernel.KernelTiming;
import flopper.timing.measure.TimingPlan;
import flopper.timing.peak.Peaks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Products of matrices and convolutions of ResNet-50 in each precision, beside the measured peak and,
 * in fp32, beside ONNX Runtime's own kernels. Prints the table of RESULTS.md.
 */
public final class OneDnn {
    private static final long IR_VERSION = 8;
    private static final long OPSET = 17;

    /** He et al. 2015, table 1, at 224 pixels: the stem, and of each stage what takes longest. */
    private static final List<Window> CONVOLUTIONS =
            List.of(
                    new Window(3, 64, 224, 7, 2, 3),
                    new Window(64, 64, 56, 3, 1, 1),
                    new Window(64, 256, 56, 1, 1, 0),
                    new Window(128, 128, 28, 3, 1, 1),
                    new Window(512, 128, 28, 1, 1, 0),
                    new Window(256, 256, 14, 3, 1, 1),
                    new Window(1024, 256, 14, 1, 1, 0),
                    new Window(512, 512, 7, 3, 1, 1));

    private OneDnn() {}

    public static void main(String[] arguments)
            throws IOException, TimingFailure, InterruptedException {
        Device device = LocalDevice.probe();
        Map<Kernel, Double> validFractions = new LinkedHashMap<>();
        for (int size : List.of(512, 1024)) {
            validFractions.put(product(size), 1.0);
        }
        CONVOLUTIONS.forEach(
                window -> validFractions.put(convolution(window), window.validFraction()));
        System.out.println("kernels alone, warm caches, on " + Host.description());
        System.out.println(
                "| kernel | backend | precision | threads | typical | least | spread | GFLOP/s |"
                        + " of peak | by valid taps |");
        System.out.println("|---|---|---|--:|--:|--:|--:|--:|--:|--:|");
        for (int threads = 1; threads <= device.topology().coreCount(); threads++) {
            Backend oneDnn = Backends.named("onednn").orElseThrow();
            for (Precision precision : oneDnn.precisions().stream().sorted().toList()) {
                print(device, oneDnn, precision, threads, validFractions);
            }
            Backend onnxRuntime = Backends.named("onnxruntime").orElseThrow();
            print(device, onnxRuntime, Precision.FP32, threads, validFractions);
        }
    }

    private static void print(
            Device device,
            Backend backend,
            Precision precision,
            int threads,
            Map<Kernel, Double> validFractions)
            throws TimingFailure, InterruptedException {
        TimingPlan plan = TimingPlan.defaults();
        Peaks peaks = new PeakTimer(device).measure(backend, precision, threads, plan, () -> false);
        System.out.printf(
                "| peak: 512³ product | %s | %s | %d | | | %.0f %% | %.0f | 100 %% | |%n",
                backend.name(),
                precision.label(),
                threads,
                100 * peaks.flops().spread(),
                peaks.flops().perSecond() / 1e9);
        KernelTimer.Outcome outcome =
                new KernelTimer(device)
                        .time(
                                backend,
                                List.copyOf(validFractions.keySet()),
                                precision,
                                threads,
                                plan,
                                () -> false);
        for (KernelTiming timing : outcome.timed()) {
            double valid = validFractions.getOrDefault(timing.kernel(), 1.0);
            print(backend, precision, threads, peaks, timing, valid);
        }
        outcome.notes().forEach(System.out::println);
    }

    /** Rates are those of the least time, as the peak's is. */
    private static void print(
            Backend backend,
            Precision precision,
            int threads,
            Peaks peaks,
            KernelTiming timing,
            double valid) {
        long leastNs = Math.max(1, timing.warm().statistics().minNs());
        double rate = timing.kernel().flops() / (double) leastNs;
        double ofPeak = rate * 1e9 / peaks.flops().perSecond();
        System.out.printf(
                "| %s | %s | %s | %d | %.0f µs | %.0f µs | %.0f %% | %.0f | %.0f %% | %s |%n",
                timing.kernel().signature(),
                backend.name(),
                precision.label(),
                threads,
                timing.warm().typicalNs() / 1e3,
                leastNs / 1e3,
                100 * (timing.warm().typicalNs() / leastNs - 1),
                rate,
                100 * ofPeak,
                ofPeak > 1
                        ? "%.0f %%: %.1f %% of the taps are not padding"
                                .formatted(100 * ofPeak * valid, 100 * valid)
                        : "%.0f %%".formatted(100 * ofPeak * valid));
    }

    private static Kernel product(int size) {
        long macs = (long) size * size * size;
        return kernel(
                size + "³ product",
                new Node(0, "", "", "MatMul", List.of("x", "w"), List.of("y"), Attributes.NONE),
                new long[] {size, size},
                new long[] {size, size},
                macs);
    }

    private static Kernel convolution(Window window) {
        Attributes attributes =
                new Attributes(
                        Map.of(
                                "strides", ints(window.stride(), 2),
                                "pads", ints(window.pad(), 4)));
        return kernel(
                "%d×%d convolution, %d to %d channels, %d² to %d²"
                        .formatted(
                                window.kernel(),
                                window.kernel(),
                                window.channelsIn(),
                                window.channelsOut(),
                                window.size(),
                                window.sizeOut()),
                new Node(0, "", "", "Conv", List.of("x", "w"), List.of("y"), attributes),
                new long[] {1, window.channelsIn(), window.size(), window.size()},
                new long[] {
                    window.channelsOut(), window.channelsIn(), window.kernel(), window.kernel()
                },
                window.macs());
    }

    private static AttributeValue ints(long value, int count) {
        return new AttributeValue.Ints(
                LongStream.generate(() -> value).limit(count).boxed().toList());
    }

    private static Kernel kernel(String name, Node node, long[] input, long[] weight, long macs) {
        List<Dimension> dims = LongStream.of(input).boxed().<Dimension>map(Fixed::new).toList();
        byte[] graph =
                OnnxWriter.write(
                        new Model(
                                IR_VERSION,
                                Map.of("", OPSET),
                                new Graph(
                                        "kernel",
                                        List.of(
                                                new ValueInfo(
                                                        "x",
                                                        new DeclaredTensor(
                                                                ElementType.FLOAT,
                                                                Optional.of(dims)))),
                                        List.of(
                                                new ValueInfo(
                                                        "y",
                                                        new DeclaredTensor(
                                                                ElementType.FLOAT,
                                                                Optional.empty()))),
                                        List.of(
                                                new TensorData(
                                                        "w",
                                                        TensorType.of(ElementType.FLOAT, weight),
                                                        Optional.empty())),
                                        List.of(node)),
                                List.of()));
        return new Kernel(name, node.opType(), graph, macs, 2 * macs, 0);
    }
}
