package flopper.analysis.op.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.Shape;

import org.junit.jupiter.api.Test;

class GruTest {
    @Test
    void everyStepMeetsAllWeights() {
        TestNode gru =
                TestNode.of(new Gru())
                        .input(10, 2, 16)
                        .weight(1, 3 * 32, 16)
                        .weight(1, 3 * 32, 32)
                        .weight(1, 6 * 32)
                        .outputs(2);
        assertThat(gru.shapes()).containsExactly(Shape.of(10, 1, 2, 32), Shape.of(1, 2, 32));
        // PyTorch decomposes this GRU on CPU and counts 184,320 flops, two a multiply-add.
        Cost cell =
                Cost.additions(3 + 6 + 2)
                        .plus(Cost.multiplications(3))
                        .plus(new Cost(0, 2, 0, 1, 0, 1).times(2))
                        .plus(Cost.transcendentals(1));
        assertThat(gru.cost())
                .isEqualTo(Cost.multiplyAdds(184_320 / 2).plus(cell.times(10 * 2 * 32)));
    }
}
