package flopper.bench.nativeloop;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.onnx.CanonicalGraph;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.tensor.ElementType;
import flopper.bench.process.Host;
import flopper.timing.Backends;
import flopper.timing.backend.Backend;
import flopper.timing.backend.Precision;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.device.LocalDevice;
import flopper.timing.failure.TimingFailure;
import flopper.timing.statistics.Statistics;
import flopper.zoo.Catalogue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The harness beside a bare loop over the runtime's own functions, on the same bytes: what the
 * harness and the Java interface cost each run. Fails where the two are materially apart.
 */
public final class NativeLoop {
    private static final List<String> MODELS =
            List.of("resnet50", "mobilenet_v2", "densenet121", "vit_b_16");

    /** Rule 20. */
    private static final double MATERIAL = 0.02;

    private NativeLoop() {}

    public static void main(String[] arguments)
            throws IOException, TimingFailure, InterruptedException {
        Device device = LocalDevice.probe();
        Backend backend = Backends.named("onnxruntime").orElseThrow();
        System.out.println("one thread, fp32, batch 1, on " + Host.description());
        Pairs floor = pairs(device, backend, new Workload(nothing(), Map.of(), Precision.FP32, 1));
        System.out.printf(
                "a run of a graph that does next to nothing: %.2f µs in the harness, %.2f µs in the"
                        + " bare loop: the harness costs %.2f µs a run%n",
                floor.pooled(Blocks::firstNs).medianNs() / 1e3,
                floor.pooled(Blocks::secondNs).medianNs() / 1e3,
                floor.differenceNs() / 1e3);
        System.out.println(
                "| model | harness p50 | 95 % CI | bare loop p50 | 95 % CI | harness ÷ bare, median"
                        + " of 8 processes | least – most | of processor time | difference a run |"
                        + " samples |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        boolean passed = true;
        for (String name : arguments.length == 0 ? MODELS : List.of(arguments)) {
            Pairs pairs = pairs(device, backend, workload(name));
            print(name, pairs);
            passed &= Math.abs(pairs.ratio() - 1) <= MATERIAL;
        }
        System.out.println("afterwards on " + Host.description());
        if (!passed) {
            System.out.printf("failed: a ratio is more than %.0f %% from 1%n", 100 * MATERIAL);
            System.exit(1);
        }
    }

    private static Pairs pairs(Device device, Backend backend, Workload workload)
            throws TimingFailure, InterruptedException, IOException {
        return Pairs.of(
                device,
                backend,
                workload,
                List.of(NativeLoopTask.class, NativeLoopTask.Reversed.class));
    }

    private static void print(String name, Pairs pairs) {
        Statistics harness = pairs.pooled(Blocks::firstNs);
        Statistics bare = pairs.pooled(Blocks::secondNs);
        double[] ratios = pairs.ratios();
        System.out.printf(
                "| %s | %s | %s | %.4f | %.4f – %.4f | %.4f | %+.1f µs | %d |%n",
                name,
                median(harness),
                median(bare),
                pairs.ratio(),
                ratios[0],
                ratios[ratios.length - 1],
                pairs.cpuRatio(),
                pairs.differenceNs() / 1e3,
                harness.samples() + bare.samples());
    }

    /** With its interval, in two cells. */
    static String median(Statistics statistics) {
        return "%.3f ms | %s"
                .formatted(
                        statistics.medianNs() / 1e6,
                        statistics
                                .medianInterval()
                                .map(one ->
                                        "%.3f – %.3f"
                                                .formatted(one.lowNs() / 1e6, one.highNs() / 1e6))
                                .orElse(""));
    }

    static Workload workload(String name) {
        Model model = Catalogue.find(name).orElseThrow().model();
        return new Workload(
                CanonicalGraph.of(model).bytes(),
                ModelAnalyzer.bind(model.graph(), InputBinding.NONE),
                Precision.FP32,
                1);
    }

    /** One element through a rectifier. */
    private static byte[] nothing() {
        return OnnxWriter.write(
                new Model(
                        8,
                        Map.of("", 17L),
                        new Graph(
                                "nothing",
                                List.of(element("x")),
                                List.of(element("y")),
                                List.of(),
                                List.of(
                                        new Node(
                                                0,
                                                "",
                                                "",
                                                "Relu",
                                                List.of("x"),
                                                List.of("y"),
                                                Attributes.NONE))),
                        List.of()));
    }

    private static ValueInfo element(String name) {
        return new ValueInfo(
                name, new DeclaredTensor(ElementType.FLOAT, Optional.of(List.of(new Fixed(1)))));
    }
}
