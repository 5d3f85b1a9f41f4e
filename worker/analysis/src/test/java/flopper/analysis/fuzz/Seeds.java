package flopper.analysis.fuzz;

import flopper.analysis.Corpus;
import flopper.analysis.NodeTests;
import flopper.analysis.TestModel;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.AttributeValue.Int;
import flopper.analysis.graph.AttributeValue.Text;
import flopper.analysis.graph.Model;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.tensor.ElementType;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where fuzzing starts: graphs built here, and those of the corpus where it lies beside the project. */
final class Seeds {
    /** Larger files teach the fuzzer nothing that smaller ones do not, and slow it down. */
    private static final int BYTES_MAX = 1 << 16;

    private Seeds() {}

    static Stream<byte[]> models() {
        Stream<byte[]> built = built().stream().map(OnnxWriter::write);
        if (!Corpus.isPresent()) {
            return built;
        }
        Stream<byte[]> real =
                Corpus.models().stream()
                        .map(file -> OnnxWriter.write(OnnxReader.read(Corpus.bytes(file))))
                        .filter(bytes -> bytes.length <= BYTES_MAX);
        Stream<byte[]> single =
                NodeTests.read(Corpus.file("node-tests.zip")).stream()
                        .map(test -> OnnxWriter.write(test.model()))
                        .filter(bytes -> bytes.length <= BYTES_MAX);
        return Stream.of(built, real, single).flatMap(models -> models);
    }

    /** One of each thing that the corpus lacks. */
    private static List<Model> built() {
        return List.of(functions(), loop(), scan(), branches(), packed(), contraction());
    }

    private static Model functions() {
        return new TestModel()
                .node("MatMul", "a w", "b")
                .node(":Foo", "b", "c")
                .function("Layer", "a w", "b c")
                .node(":Layer", "a w", "b -")
                .node("Relu", "b", "c")
                .function("Layer/twice", "a w", "c")
                .input("x", 2, 3)
                .weight("w", 3, 3)
                .node(":Layer", "x w", "y -")
                .node(":Layer/twice", "y w", "z")
                .output("z")
                .model();
    }

    private static Model loop() {
        AttributeValue body =
                new TestModel()
                        .arguments("i go s")
                        .node("Concat", "s x", "t", Map.of("axis", new Int(0)))
                        .node("Relu", "t", "u")
                        .output("go u t")
                        .body();
        return new TestModel()
                .input("x", 3, 3)
                .scalar("n", 3)
                .bool("c", true)
                .node("Loop", "n c x", "y all", Map.of("body", body))
                .output("y")
                .model();
    }

    private static Model scan() {
        AttributeValue body =
                new TestModel().arguments("s e").node("Add", "s e", "t").output("t t").body();
        return new TestModel()
                .input("h", 4)
                .input("x", 7, 4)
                .node("Scan", "h x", "y all", Map.of("body", body, "num_scan_inputs", new Int(1)))
                .output("y all")
                .model();
    }

    private static Model branches() {
        AttributeValue yes = new TestModel().node("MatMul", "x x", "a").output("a").body();
        AttributeValue no = new TestModel().node("Relu", "x", "b").output("b").body();
        return new TestModel()
                .input("x", 3, 3)
                .input("c", ElementType.BOOL)
                .node("If", "c", "y", Map.of("then_branch", yes, "else_branch", no))
                .output("y")
                .model();
    }

    private static Model packed() {
        return new TestModel()
                .input("x", 3, 64)
                .weight("w", ElementType.UINT8, 8, 2, 16)
                .weight("scales", 16)
                .node(
                        "com.microsoft:MatMulNBits",
                        "x w scales",
                        "y",
                        Map.of("K", new Int(64), "N", new Int(8), "bits", new Int(4)))
                .output("y")
                .model();
    }

    private static Model contraction() {
        return new TestModel()
                .input("a", 2, 3)
                .input("b", 3, 4)
                .input("c", 4, 5)
                .node("Einsum", "a b c", "y", Map.of("equation", new Text("ab,bc,cd->ad")))
                .output("y")
                .model();
    }
}
