package flopper.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.AttributeValue.Int;
import flopper.analysis.graph.AttributeValue.Real;
import flopper.analysis.graph.Model;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.report.ModelReport;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/** Models that ask for more than they may, or make no sense: refused in bounded time and memory. */
class HostileModelTest {
    private static ModelReport analyze(Model model) {
        return ModelAnalyzer.analyze(model, InputBinding.NONE);
    }

    private static void assertRefused(ModelFault fault, Model model) {
        assertThatThrownBy(() -> analyze(model))
                .isInstanceOfSatisfying(
                        InvalidModelException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    /** Twenty functions, each calling the next one twenty times: 20^20 steps. */
    @Test
    void functionsThatMultiplyEachOtherAreBounded() {
        TestModel model = new TestModel().node("Relu", "a", "b").function("F0", "a", "b");
        for (int level = 1; level < 20; level++) {
            model.node(":F" + (level - 1), "a", "v0");
            for (int i = 1; i < 20; i++) {
                model.node(":F" + (level - 1), "v" + (i - 1), "v" + i);
            }
            model.function("F" + level, "a", "v19");
        }

        assertRefused(
                ModelFault.TOO_LARGE,
                model.input("x", 1).node(":F19", "x", "y").output("y").model());
    }

    @Test
    void aFunctionThatCallsItselfIsRefused() {
        assertRefused(
                ModelFault.TOO_DEEP,
                new TestModel()
                        .node(":Loop", "a", "b")
                        .function("Loop", "a", "b")
                        .input("x", 1)
                        .node(":Loop", "x", "y")
                        .output("y")
                        .model());
    }

    @Test
    void loopsWithinLoopsThatGrowTheirStateAreBounded() {
        AttributeValue body =
                new TestModel()
                        .arguments("i go s")
                        .node("Concat", "s s0", "t", Map.of("axis", new Int(0)))
                        .output("go t")
                        .body();
        TestModel model = new TestModel().input("s0", 1).scalar("n", Long.MAX_VALUE - 1);
        for (int level = 0; level < 6; level++) {
            body =
                    new TestModel()
                            .arguments("i go s")
                            .node("Loop", "n go s", "t", Map.of("body", body))
                            .output("go t")
                            .body();
        }

        assertRefused(
                ModelFault.TOO_LARGE,
                model.bool("yes", true)
                        .node("Loop", "n yes s0", "y", Map.of("body", body))
                        .output("y")
                        .model());
    }

    @Test
    void aFunctionWithoutTheValueThatItUsesIsRefused() {
        assertRefused(
                ModelFault.MISSING_VALUE,
                new TestModel()
                        .node("Relu", "x", "b")
                        .function("F", "a", "b")
                        .input("x", 1)
                        .node(":F", "x", "y")
                        .output("y")
                        .model());
    }

    @Test
    void aBodyThatNamesAValueTwiceIsRefused() {
        assertRefused(
                ModelFault.DUPLICATE_NAME,
                new TestModel()
                        .node("Relu", "a", "b")
                        .node("Relu", "a", "b")
                        .function("F", "a", "b")
                        .input("x", 1)
                        .node(":F", "x", "y")
                        .output("y")
                        .model());
    }

    @Test
    void sequencesThatGrowQuadraticallyAreBounded() {
        TestModel model = new TestModel().input("x", 1).node("SequenceEmpty", "", "s0");
        for (int i = 1; i <= 20_000; i++) {
            model.node("SequenceInsert", "s" + (i - 1) + " x", "s" + i);
        }

        assertRefused(ModelFault.TOO_LARGE, model.output("s20000").model());
    }

    @Test
    void foldedValuesAreBoundedAndLeaveShapesUnresolvedBeyond() {
        TestModel model =
                new TestModel().vector("shape", 1 << 16).node("ConstantOfShape", "shape", "v0");
        for (int i = 1; i <= 3_000; i++) {
            model.node("Identity", "v" + (i - 1), "v" + i);
        }

        assertThat(analyze(model.output("v3000").model()).complete()).isTrue();
    }

    @Test
    void dimensionsThatOverflowAreRefusedWithTheirNode() {
        assertThatThrownBy(() ->
                        analyze(
                                new TestModel()
                                        .vector("shape", 1L << 40, 1L << 40)
                                        .node("ConstantOfShape", "shape", "y")
                                        .output("y")
                                        .model()))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("ConstantOfShape#0")
                .hasMessageContaining("2^52");
    }

    @Test
    void attributesOfTheWrongKindAreRefusedByName() {
        assertThatThrownBy(() ->
                        analyze(
                                new TestModel()
                                        .input("x", 2, 3)
                                        .node("Flatten", "x", "y", Map.of("axis", new Real(1)))
                                        .output("y")
                                        .model()))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("Flatten#0")
                .hasMessageContaining("attribute axis");
    }

    @Test
    void attributesThatAreNoNumberDoNotMatterToShapes() {
        ModelReport report =
                analyze(
                        new TestModel()
                                .input("x", 2, 3)
                                .node("LeakyRelu", "x", "y", Map.of("alpha", new Real(Float.NaN)))
                                .output("y")
                                .model());

        assertThat(report.complete()).isTrue();
    }

    @Test
    void aVeryLongChainIsWalkedWithoutRecursion() {
        TestModel model = new TestModel().input("x", 1).node("Relu", "x", "v0");
        for (int i = 1; i < 50_000; i++) {
            model.node("Relu", "v" + (i - 1), "v" + i);
        }

        assertThat(analyze(model.output("v49999").model()).flops()).isEqualTo(50_000);
    }

    /** Real models with a few bytes changed: whatever can be read is analysed or refused. */
    @Test
    void changedModelsAreAnalysedOrRefusedAndNeverFailOtherwise() {
        Random random = new Random(2);
        for (String name :
                new String[] {"nn_mha", "nn_upsample_modes", "mobilenet_v3_small__nofold"}) {
            Path file = Corpus.file("models", name + ".onnx");
            byte[] bytes = OnnxWriter.write(OnnxReader.read(Corpus.bytes(file)));
            for (int i = 0; i < 300; i++) {
                byte[] changed = bytes.clone();
                for (int k = 0; k <= i % 4; k++) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                }
                try {
                    analyze(OnnxReader.read(changed));
                } catch (InvalidModelException _) {
                    // The other way to be right.
                }
            }
        }
    }
}
