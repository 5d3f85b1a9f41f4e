package flopper.analysis.op.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.Shape;

import org.junit.jupiter.api.Test;

class RnnTest {
    @Test
    void aCellIsASumAndAnActivation() {
        TestNode rnn =
                TestNode.of(new Rnn())
                        .input(10, 2, 16)
                        .weight(1, 32, 16)
                        .weight(1, 32, 32)
                        .outputs(2);
        assertThat(rnn.shapes()).containsExactly(Shape.of(10, 1, 2, 32), Shape.of(1, 2, 32));
        Cost cell = Cost.additions(1).plus(Cost.transcendentals(1));
        assertThat(rnn.cost())
                .isEqualTo(Cost.multiplyAdds(10 * 2 * (32 * 16 + 32 * 32)).plus(cell.times(640)));
    }
}
