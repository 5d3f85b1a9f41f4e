package flopper.analysis.op.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class LstmTest {
    private static final Cost SIGMOID = new Cost(0, 2, 0, 1, 0, 1);
    private static final Cost TANH = Cost.transcendentals(1);

    private static TestNode lstm(long directions) {
        return TestNode.of(new Lstm())
                .input(10, 2, 16)
                .weight(directions, 4 * 32, 16)
                .weight(directions, 4 * 32, 32)
                .weight(directions, 8 * 32)
                .outputs(3);
    }

    @Test
    void everyStepMeetsAllWeights() {
        assertThat(lstm(1).shapes())
                .containsExactly(Shape.of(10, 1, 2, 32), Shape.of(1, 2, 32), Shape.of(1, 2, 32));
        long products = 10 * 2 * (4 * 32 * 16 + 4 * 32 * 32);
        Cost cell =
                Cost.additions(4 + 8 + 1)
                        .plus(Cost.multiplications(3))
                        .plus(SIGMOID.times(3))
                        .plus(TANH.times(2));
        assertThat(lstm(1).cost())
                .isEqualTo(Cost.multiplyAdds(products).plus(cell.times(10 * 2 * 32)));
    }

    @Test
    void bothDirectionsDoubleTheWork() {
        TestNode both = lstm(2).text("direction", "bidirectional");
        assertThat(both.shape()).containsExactly(10L, 2L, 2L, 32L);
        assertThat(both.cost()).isEqualTo(lstm(1).cost().times(2));
    }

    @Test
    void theBatchMayComeFirst() {
        assertThat(
                        TestNode.of(new Lstm())
                                .input(2, 10, 16)
                                .weight(1, 4 * 32, 16)
                                .weight(1, 4 * 32, 32)
                                .integer("layout", 1)
                                .outputs(3)
                                .shapes())
                .containsExactly(Shape.of(2, 10, 1, 32), Shape.of(2, 1, 32), Shape.of(2, 1, 32));
    }

    @Test
    void peepholesAndCoupledGatesChangeTheCell() {
        Cost plain = lstm(1).cost();
        TestNode peephole = lstm(1).absent().absent().absent().weight(1, 3 * 32);
        assertThat(peephole.cost()).isEqualTo(plain.plus(new Cost(0, 3, 3, 0, 0, 0).times(640)));
        Cost coupled = lstm(1).integer("input_forget", 1).cost();
        assertThat(coupled.plus(SIGMOID.times(640))).isEqualTo(plain.plus(Cost.additions(640)));
    }

    @Test
    void weightsOfAnotherSizeAreRefused() {
        assertThatThrownBy(() -> lstm(2).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("1 directions");
    }
}
