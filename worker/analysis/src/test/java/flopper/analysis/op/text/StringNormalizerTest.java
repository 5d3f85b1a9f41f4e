package flopper.analysis.op.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

import java.util.List;

class StringNormalizerTest {
    private static final TensorType WORDS = TensorType.of(ElementType.STRING, 1, 6);

    @Test
    void theShapeStaysWithoutStopWords() {
        assertThat(TestNode.of(new StringNormalizer()).input(WORDS).type()).isEqualTo(WORDS);
    }

    @Test
    void stopWordsLeaveTheShapeOpen() {
        assertThatThrownBy(() ->
                        TestNode.of(new StringNormalizer())
                                .input(WORDS)
                                .attribute("stopwords", new AttributeValue.Texts(List.of("monday")))
                                .type())
                .isInstanceOf(UnresolvedException.class)
                .hasMessage("the number of words left depends on data");
    }

    @Test
    void aBatchIsRefused() {
        assertThatThrownBy(() ->
                        TestNode.of(new StringNormalizer())
                                .input(TensorType.of(ElementType.STRING, 2, 6))
                                .type())
                .isInstanceOf(ShapeException.class)
                .hasMessage("the input [2, 6] is neither [C] nor [1, C]");
    }
}
