package flopper.analysis.op.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TestNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

class TfIdfVectorizerTest {
    @Test
    void theLargestIndexGivesTheFeatures() {
        TestNode node = node(2, 12).text("mode", "IDF");
        assertThat(node.shape()).containsExactly(2L, 7L);
        assertThat(node.cost()).isEqualTo(Cost.multiplications(14));
        assertThat(node(12).text("mode", "TF").cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void aCubeIsRefused() {
        assertThatThrownBy(() -> node(2, 3, 4).shape())
                .isInstanceOf(ShapeException.class)
                .hasMessage("the input [2, 3, 4] is neither [C] nor [N, C]");
    }

    private static TestNode node(long... dims) {
        return TestNode.of(new TfIdfVectorizer())
                .input(TensorType.of(ElementType.INT32, dims))
                .integers("ngram_indexes", 0, 1, 6, 5);
    }
}
