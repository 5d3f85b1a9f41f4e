package flopper.analysis.op.image;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.analysis.op.TestNode;
import flopper.analysis.op.UnresolvedException;

import org.junit.jupiter.api.Test;

class ImageDecoderTest {
    @Test
    void theSizeStandsInTheBytes() {
        assertThatThrownBy(() -> TestNode.of(new ImageDecoder()).input(1000).infer())
                .isInstanceOf(UnresolvedException.class)
                .hasMessage("the image's size (input 0) depends on data");
    }
}
