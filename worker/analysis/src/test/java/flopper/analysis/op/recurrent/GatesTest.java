package flopper.analysis.op.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class GatesTest {
    private static Gates named(String... names) {
        return Gates.of(
                new Attributes(Map.of("activations", new AttributeValue.Texts(List.of(names)))),
                List.of("Sigmoid", "Tanh"));
    }

    @Test
    void everyDirectionHasItsOwnFunctions() {
        Gates gates = named("Sigmoid", "Tanh", "relu", "Affine");
        assertThat(gates.cost(0, 1)).isEqualTo(Cost.transcendentals(1));
        assertThat(gates.cost(1, 0)).isEqualTo(Cost.comparisons(1));
        assertThat(gates.cost(1, 1)).isEqualTo(new Cost(0, 1, 1, 0, 0, 0));
    }

    @Test
    void aDirectionWithoutFunctionsHasTheFirstOnes() {
        assertThat(named("Sigmoid", "Tanh").cost(1, 1)).isEqualTo(Cost.transcendentals(1));
    }

    @Test
    void clippingComparesTwice() {
        Gates clipped =
                Gates.of(
                        new Attributes(Map.of("clip", new AttributeValue.Real(3))),
                        List.of("Tanh"));
        assertThat(clipped.cost(0, 0)).isEqualTo(new Cost(0, 0, 0, 0, 2, 1));
    }

    @Test
    void anUnknownFunctionIsRefused() {
        assertThatThrownBy(() -> named("Fancy").cost(0, 0))
                .isInstanceOf(ShapeException.class)
                .hasMessage("activation \"Fancy\" is unknown");
    }
}
