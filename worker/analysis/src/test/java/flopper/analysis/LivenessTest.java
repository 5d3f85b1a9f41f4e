package flopper.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.tensor.ElementType;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** Tensors of 100 FLOATs: 400 bytes each. */
class LivenessTest {
    private static final long TENSOR = 400;

    private static long peak(TestModel model) {
        return ModelAnalyzer.analyze(model.model(), InputBinding.NONE).peakActivationBytes();
    }

    private static TestModel chain() {
        return new TestModel().input("x", 100);
    }

    @Test
    void aChainHoldsTheInputAndTheOutputOfOneNode() {
        TestModel model =
                chain().node("Relu", "x", "a")
                        .node("Relu", "a", "b")
                        .node("Relu", "b", "y")
                        .output("y");

        assertThat(peak(model)).isEqualTo(2 * TENSOR);
    }

    @Test
    void aSkipConnectionLivesUntilItsLastReader() {
        TestModel model =
                chain().node("Relu", "x", "a")
                        .node("Relu", "a", "b")
                        .node("Add", "b x", "y")
                        .output("y");

        assertThat(peak(model)).isEqualTo(3 * TENSOR);
    }

    @Test
    void aGraphOutputLivesToTheEnd() {
        TestModel model =
                chain().node("Relu", "x", "y")
                        .node("Relu", "y", "a")
                        .node("Relu", "a", "z")
                        .output("y z");

        assertThat(peak(model)).isEqualTo(3 * TENSOR);
    }

    @Test
    void anInputThatNothingReadsIsAliveFromTheStartAndAnUnreadOutputEndsAtOnce() {
        TestModel model =
                chain().input("unused", 100)
                        .node("Split", "x", "a b", Map.of("num_outputs", new AttributeValue.Int(2)))
                        .node("Relu", "a", "y")
                        .output("y");

        assertThat(peak(model)).isEqualTo(3 * TENSOR);
    }

    @Test
    void aViewLivesInTheMemoryOfItsInput() {
        TestModel model =
                chain().node("Relu", "x", "a")
                        .vector("shape", 10, 10)
                        .node("Reshape", "a shape", "b")
                        .node("Identity", "b", "c")
                        .node("Relu", "c", "y")
                        .output("y");

        assertThat(peak(model)).isEqualTo(2 * TENSOR);
    }

    @Test
    void weightsAreNoActivations() {
        TestModel model = chain().weight("w", 100).node("Add", "x w", "y").output("y");

        assertThat(peak(model)).isEqualTo(2 * TENSOR);
    }

    @Test
    void aFunctionAddsWhatItHoldsWithin() {
        TestModel model =
                new TestModel()
                        .node("Relu", "a", "b")
                        .node("Relu", "b", "c")
                        .node("Add", "b c", "d")
                        .function("Layer", "a", "d")
                        .input("x", 100)
                        .node(":Layer", "x", "y")
                        .output("y");

        // While Add runs: x, which the caller holds, and b, c and d.
        assertThat(peak(model)).isEqualTo(4 * TENSOR);
    }

    @Test
    void aLoopHoldsTheStateOfThePassBefore() {
        AttributeValue body =
                new TestModel().arguments("i go s").node("Relu", "s", "t").output("go t").body();
        TestModel model =
                chain().scalar("n", 5).node("Loop", "n - x", "y", Map.of("body", body)).output("y");

        assertThat(peak(model)).isEqualTo(3 * TENSOR);
    }

    @Test
    void narrowTypesTakeTheirOwnWidth() {
        TestModel model =
                new TestModel()
                        .input("x", ElementType.FLOAT16, 100)
                        .node("Relu", "x", "y")
                        .output("y");

        assertThat(peak(model)).isEqualTo(TENSOR);
    }
}
