package flopper.analysis.op.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class GeluTest {
    @Test
    void theExactFormCostsWhatTheFiveNodesOfAnExportDo() {
        // Div, Erf, Add, Mul, Mul: as torch.onnx writes it before opset 20.
        assertThat(TestNode.of(new Gelu()).input(2, 5).cost())
                .isEqualTo(new Cost(0, 1, 2, 1, 0, 1).times(10));
    }

    @Test
    void theTanhFormHasMoreProductsAndNoDivision() {
        assertThat(TestNode.of(new Gelu()).input(2, 5).text("approximate", "tanh").cost())
                .isEqualTo(new Cost(0, 2, 6, 0, 0, 1).times(10));
    }

    @Test
    void anUnknownFormIsRefused() {
        assertThatThrownBy(
                        () -> TestNode.of(new Gelu()).input(2).text("approximate", "fast").infer())
                .isInstanceOf(ShapeException.class);
    }
}
