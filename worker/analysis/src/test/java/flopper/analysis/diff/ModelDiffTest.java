package flopper.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.TestModel;
import flopper.analysis.report.ModelReport;

import org.junit.jupiter.api.Test;

import java.util.List;

final class ModelDiffTest {

    @Test
    void aModelDoesNotDifferFromItself() {
        ModelReport report = convolution(8);

        ModelDiff diff = ModelDiff.of(report, report);

        assertThat(diff.same()).isTrue();
        assertThat(diff.left()).isEqualTo(diff.right());
    }

    @Test
    void aWiderLayerIsTheSameLayerChanged() {
        ModelDiff diff = ModelDiff.of(convolution(8), convolution(6));

        assertThat(kinds(diff)).containsExactly("Changed", "Changed", "Same");
        // 3·3·3 weights for each channel; 27·32·32 multiply-accumulates, 2 MACs and no bias.
        LayerDiff.Changed first = (LayerDiff.Changed) diff.layers().getFirst();
        assertThat(first.left().figures().orElseThrow().params()).isEqualTo(27 * 8);
        assertThat(first.right().figures().orElseThrow().params()).isEqualTo(27 * 6);
        assertThat(first.left().figures().orElseThrow().macs()).isEqualTo(27 * 8 * 1024);
        assertThat(diff.left().params() - diff.right().params()).isEqualTo(27 * 2);
        assertThat(diff.right().flops()).isLessThan(diff.left().flops());
    }

    @Test
    void aLayerThatIsGoneIsOnlyAtTheLeftAndOneThatCameOnlyAtTheRight() {
        ModelReport left = elementwise("Relu", "Sigmoid", "Relu", "Tanh");
        ModelReport right = elementwise("Relu", "Relu", "Tanh", "Abs");

        assertThat(kinds(ModelDiff.of(left, right)))
                .containsExactly("Same", "OnlyLeft", "Same", "Same", "OnlyRight");
        assertThat(kinds(ModelDiff.of(right, left)))
                .containsExactly("Same", "OnlyRight", "Same", "Same", "OnlyLeft");
    }

    @Test
    void largeGraphsAreAlignedWhereLayersOccurOnce() {
        String[] left = new String[20_000];
        String[] right = new String[19_999];
        for (int i = 0; i < left.length; i++) {
            left[i] = i % 2 == 0 ? "Relu" : "Abs";
        }
        System.arraycopy(left, 0, right, 0, 10_000);
        System.arraycopy(left, 10_001, right, 10_000, 9_999);

        ModelDiff diff = ModelDiff.of(elementwise(left), elementwise(right));

        assertThat(diff.count(LayerDiff.Same.class)).isEqualTo(19_999);
        assertThat(diff.count(LayerDiff.OnlyLeft.class)).isEqualTo(1);
    }

    private static List<String> kinds(ModelDiff diff) {
        return diff.layers().stream().map(layer -> layer.getClass().getSimpleName()).toList();
    }

    private static ModelReport convolution(long channels) {
        return ModelAnalyzer.analyze(
                new TestModel()
                        .input("x", 1, 3, 34, 34)
                        .weight("w", channels, 3, 3, 3)
                        .node("Conv", "x w", "a")
                        .node("Relu", "a", "b")
                        .node("ReduceMean", "x", "y")
                        .output("b")
                        .model(),
                InputBinding.NONE);
    }

    private static ModelReport elementwise(String... ops) {
        TestModel model = new TestModel().input("v0", 2, 3);
        for (int i = 0; i < ops.length; i++) {
            model.node(ops[i], "v" + i, "v" + (i + 1));
        }
        return ModelAnalyzer.analyze(model.output("v" + ops.length).model(), InputBinding.NONE);
    }
}
