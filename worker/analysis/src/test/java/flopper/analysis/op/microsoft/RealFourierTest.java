package flopper.analysis.op.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.signal.Dft;

import org.junit.jupiter.api.Test;

class RealFourierTest {
    @Test
    void oneSideOfTheSpectrumIsKept() {
        assertThat(TestNode.of(RealFourier.FORWARD).input(3, 8).integer("signal_ndim", 1).shape())
                .containsExactly(3L, 5L, 2L);
        assertThat(
                        TestNode.of(RealFourier.INVERSE)
                                .input(3, 5, 2)
                                .integer("signal_ndim", 1)
                                .shape())
                .containsExactly(3L, 8L);
    }

    @Test
    void theCostIsThatOfTheStandardTransform() {
        Cost standard = TestNode.of(new Dft()).input(3, 8, 1).integer("onesided", 1).cost();
        assertThat(TestNode.of(RealFourier.FORWARD).input(3, 8).cost()).isEqualTo(standard);
    }
}
