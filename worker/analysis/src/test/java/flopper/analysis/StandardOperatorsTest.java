package flopper.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ValueType;

import org.junit.jupiter.api.Test;

import java.util.List;

class StandardOperatorsTest {
    private record Named(OperatorId id) implements Operator {
        @Override
        public List<ValueType> infer(TypedNode node) {
            return List.of();
        }

        @Override
        public Cost cost(ResolvedNode node) {
            return Cost.NONE;
        }
    }

    @Test
    void operatorsStandInAlphabeticalOrder() {
        assertThat(StandardOperators.all())
                .extracting(operator -> operator.id().toString())
                .isSorted();
    }

    @Test
    void everyOperatorIsFoundByItsId() {
        assertThat(StandardOperators.all())
                .allSatisfy(operator ->
                        assertThat(StandardOperators.find(operator.id())).contains(operator));
    }

    @Test
    void anUnknownOperatorIsNotFound() {
        assertThat(StandardOperators.find(new OperatorId("com.acme", "Foo"))).isEmpty();
    }

    @Test
    void aSecondRuleForAnOperatorIsRefused() {
        List<Operator> twice =
                List.of(new Named(OperatorId.onnx("Foo")), new Named(OperatorId.onnx("Foo")));

        assertThatThrownBy(() -> StandardOperators.byId(twice)).hasMessageContaining("Foo");
    }
}
