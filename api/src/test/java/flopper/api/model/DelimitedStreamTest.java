package flopper.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class DelimitedStreamTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void partsAreCutHoweverTheBytesArrive(int chunk) throws IOException {
        assertThat(parts("one|END|two|EN|END||END|--rest", chunk))
                .containsExactly("one", "two|EN", "");
    }

    @Test
    void aPartCanBeLongerThanTheBuffer() throws IOException {
        // The delimiter lies across the end of the buffer for one of these lengths.
        for (int length = (1 << 16) - 8; length < (1 << 16) + 8; length++) {
            String text = "x".repeat(length);
            assertThat(parts(text + "|END|" + text + "|END|--", 4096)).containsExactly(text, text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "one|EN"})
    void aStreamThatEndsBeforeTheDelimiterFails(String text) {
        assertThatThrownBy(() -> parts(text, 3)).isInstanceOf(EOFException.class);
    }

    private static List<String> parts(String text, int chunk) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        DelimitedStream stream =
                new DelimitedStream(
                        new Chunks(new ByteArrayInputStream(bytes), chunk), "|END|", "");
        List<String> parts = new ArrayList<>();
        do {
            parts.add(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } while (stream.next());
        return parts;
    }

    /** Gives at most so many bytes at a time, as a network does. */
    private static final class Chunks extends InputStream {
        private final InputStream in;
        private final int size;

        Chunks(InputStream in, int size) {
            this.in = in;
            this.size = size;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return in.read(target, offset, Math.min(length, size));
        }
    }
}
