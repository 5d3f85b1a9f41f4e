package flopper.bench.profile;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Model;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.report.ModelReport;
import flopper.zoo.Catalogue;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/**
 * The static profile of a graph, from its bytes to the finished report, on one core. The budget is 2 ms
 * for ResNet-50. A number is a {@link BlockChain} of that many nodes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class ProfileBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Param({"resnet50", "vit_b_16", "swin_t", "1250", "2500", "5000", "10000", "20000"})
    private String graph = "";

    private byte[] bytes = new byte[0];

    /** Processor time of the one thread: on a shared machine, wall time is mostly that of others. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Spent {
        public long cpuNs;
        public long runs;
        public long nodes;

        @Setup(Level.Iteration)
        public void reset() {
            cpuNs = 0;
            runs = 0;
            nodes = 0;
        }
    }

    @Setup
    public void buildGraph() {
        Model model =
                graph.matches("[0-9]+")
                        ? BlockChain.ofNodes(Integer.parseInt(graph))
                        : Catalogue.find(graph).orElseThrow().model();
        bytes = OnnxWriter.write(model);
    }

    @Benchmark
    public ModelReport profileFromBytes(Spent spent) {
        long startNs = THREADS.getCurrentThreadCpuTime();
        ModelReport report = ModelAnalyzer.analyze(OnnxReader.read(bytes), InputBinding.ofBatch(1));
        spent.cpuNs += THREADS.getCurrentThreadCpuTime() - startNs;
        spent.runs++;
        spent.nodes += report.layers().size();
        return report;
    }
}
