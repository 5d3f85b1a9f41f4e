package flopper.timing.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

final class FrameTest {
    private static final byte[] MESSAGE = "a result".getBytes(StandardCharsets.UTF_8);

    private final Frame frame = new Frame("aab-mark");

    private byte[] written(String chatter) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.write(chatter.getBytes(StandardCharsets.UTF_8));
        frame.write(stream, MESSAGE);
        return stream.toByteArray();
    }

    private byte[] read(byte[] stream) throws IOException {
        return frame.read(new ByteArrayInputStream(stream)).orElseThrow();
    }

    @Test
    void aMessageComesBackAsItWasWritten() throws IOException {
        assertThat(read(written(""))).isEqualTo(MESSAGE);
    }

    @Test
    void whatOthersPrintBeforeItIsPassedOver() throws IOException {
        assertThat(read(written("[W:onnxruntime] a warning\n"))).isEqualTo(MESSAGE);
    }

    @Test
    void chatterThatBeginsLikeTheMarkDoesNotHideIt() throws IOException {
        assertThat(read(written("aab-maraaaab-maraa"))).isEqualTo(MESSAGE);
    }

    @Test
    void aStreamWithoutTheMarkHoldsNoMessage() throws IOException {
        byte[] others = "only chatter".getBytes(StandardCharsets.UTF_8);

        assertThat(frame.read(new ByteArrayInputStream(others))).isEmpty();
    }

    @Test
    void aMessageThatEndsEarlyIsRefused() throws IOException {
        byte[] whole = written("");

        for (int length = 9; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(part)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aDamagedMessageIsRefused() throws IOException {
        byte[] damaged = written("");
        damaged[14] ^= 1;

        assertThatThrownBy(() -> read(damaged))
                .isInstanceOf(IOException.class)
                .hasMessage("the message and its checksum disagree");
    }

    @Test
    void anAbsurdLengthIsRefusedBeforeItIsAllocated() throws IOException {
        byte[] damaged = written("");
        damaged[8] = 0x7f;

        assertThatThrownBy(() -> read(damaged))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("a message of 2130706");
    }
}
