package flopper.bench;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Model;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.report.ModelReport;
import flopper.zoo.Catalogue;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/**
 * The static profile of a backbone, from graph bytes to the finished report, on one core. The budget
 * is 2 ms for ResNet-50.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class ProfileBenchmark {
    @Param({"resnet50", "mobilenet_v3_large", "densenet121", "vit_b_16", "swin_t"})
    private String backbone = "";

    private byte[] bytes = new byte[0];

    @Setup
    public void buildGraph() {
        bytes = OnnxWriter.write(Catalogue.find(backbone).orElseThrow().model());
    }

    @Benchmark
    public ModelReport profileFromBytes() {
        return ModelAnalyzer.analyze(OnnxReader.read(bytes), InputBinding.ofBatch(1));
    }

    @Benchmark
    public Model read() {
        return OnnxReader.read(bytes);
    }
}
