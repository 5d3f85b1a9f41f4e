package flopper.analysis.op.matmul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ShapeException;

import org.junit.jupiter.api.Test;

class EinsumTest {
    private static TestNode einsum(String equation) {
        return TestNode.of(new Einsum()).text("equation", equation);
    }

    @Test
    void aMatrixProductCostsTheProductOfItsIndices() {
        TestNode product = einsum("bhqd,bhkd->bhqk").input(2, 8, 16, 16).input(2, 8, 16, 16);
        assertThat(product.shape()).containsExactly(2L, 8L, 16L, 16L);
        // onnx-tool and PyTorch (halved): 65,536; fvcore's numpy path says 65,550.
        assertThat(product.cost()).isEqualTo(Cost.multiplyAdds(65_536));
    }

    @Test
    void theOutputMayBeImplicit() {
        assertThat(einsum("ij,jk").input(2, 3).input(3, 4).shape()).containsExactly(2L, 4L);
        assertThat(einsum("ba").input(2, 3).shape()).containsExactly(3L, 2L);
        assertThat(einsum("bB").input(2, 3).shape()).containsExactly(3L, 2L);
        assertThat(einsum("...ij, ...jk").input(5, 2, 3).input(5, 3, 4).shape())
                .containsExactly(5L, 2L, 4L);
    }

    @Test
    void anEllipsisBroadcasts() {
        TestNode product = einsum("...ij,...jk->...ik").input(5, 1, 2, 3).input(6, 3, 4);
        assertThat(product.shape()).containsExactly(5L, 6L, 2L, 4L);
        assertThat(product.cost()).isEqualTo(Cost.multiplyAdds(5 * 6 * 2 * 3 * 4));
    }

    @Test
    void aRepeatedIndexIsADiagonal() {
        assertThat(einsum("...ii->...i").input(3, 5, 5).shape()).containsExactly(3L, 5L);
        assertThat(einsum("ii").input(4, 4).shape()).isEmpty();
        assertThat(einsum("ii").input(4, 4).cost()).isEqualTo(Cost.additions(3));
        assertThat(einsum("ii->i").input(4, 4).cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void oneOperandIsSummedWithoutProducts() {
        assertThat(einsum("ij->i").input(3, 4).cost()).isEqualTo(Cost.additions(12 - 3));
        assertThat(einsum("ij->ji").input(3, 4).cost()).isEqualTo(Cost.NONE);
    }

    /**
     * PyTorch's sumproduct_pair: without an index to sum it is a multiplication, and an index that only
     * one of the two has is summed before.
     */
    @Test
    void aPairThatSumsNothingMultipliesAndWhatOneAloneHasIsSummedBefore() {
        assertThat(einsum("i,j->ij").input(3).input(4).cost()).isEqualTo(Cost.multiplications(12));
        assertThat(einsum("ij,ij->ij").input(3, 4).input(3, 4).cost())
                .isEqualTo(Cost.multiplications(12));
        assertThat(einsum("ijx,jk->ik").input(2, 3, 5).input(3, 4).cost())
                .isEqualTo(Cost.multiplyAdds(2 * 3 * 4).plus(Cost.additions(2 * 3 * 5 - 2 * 3)));
        assertThat(einsum("...i,...i->...").input(1, 2, 3).input(5, 2, 3).cost())
                .isEqualTo(Cost.multiplyAdds(5 * 2 * 3));
    }

    /** (A·B)·C of [2, 3], [3, 4] and [4, 5]: 2·3·4 and 2·4·5; all at once would be 2·3·4·5. */
    @Test
    void moreThanTwoOperandsAreTakenFromLeftToRight() {
        TestNode product = einsum("ab,bc,cd->ad").input(2, 3).input(3, 4).input(4, 5);
        assertThat(product.cost()).isEqualTo(Cost.multiplyAdds(2 * 3 * 4 + 2 * 4 * 5));
        assertThat(einsum("i,i,j->j").input(3).input(3).input(4).cost())
                .isEqualTo(Cost.multiplyAdds(3).plus(Cost.multiplications(4)));
    }

    @Test
    void equationsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> einsum("ij,jk->ik").input(2, 3).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("2 terms for 1 operands");
        assertThatThrownBy(() -> einsum("ij,jk->ik").input(2, 3).input(4, 5).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("3 and 4");
        assertThatThrownBy(() -> einsum("ijk->i").input(2, 3).infer())
                .isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> einsum("ij->ik").input(2, 3).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("no operand has");
        assertThatThrownBy(() -> einsum("......i->i").input(2).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("two ellipses");
        assertThatThrownBy(() -> TestNode.of(new Einsum()).input(2).infer())
                .isInstanceOf(ShapeException.class)
                .hasMessage("equation is missing");
    }
}
