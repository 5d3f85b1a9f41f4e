package flopper.timing.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Drains a stream on a thread of its own and keeps its end. */
final class LastWords {
    private static final int KEPT_BYTES = 4096;

    /** A killed process's stream ends at once, unless it left children. */
    private static final Duration END_WAIT = Duration.ofSeconds(1);

    private final Thread reader;
    private byte[] kept = new byte[0];

    LastWords(InputStream stream) {
        reader = Thread.ofPlatform().name("child-stderr").daemon().start(() -> drain(stream));
    }

    private void drain(InputStream stream) {
        byte[] block = new byte[KEPT_BYTES];
        try (stream) {
            for (int read = stream.read(block); read >= 0; read = stream.read(block)) {
                keep(block, read);
            }
        } catch (IOException _) {
            // The stream breaks when its process is killed; what was read stays.
        }
    }

    private synchronized void keep(byte[] block, int length) {
        byte[] joined = Arrays.copyOf(kept, kept.length + length);
        System.arraycopy(block, 0, joined, kept.length, length);
        int from = Math.max(0, joined.length - KEPT_BYTES);
        kept = Arrays.copyOfRange(joined, from, joined.length);
    }

    /**
     * Waits for the stream of an ended process to end.
     *
     * @return the last four kilobytes, from the start of a line where more was written
     */
    String text() throws InterruptedException {
        reader.join(END_WAIT);
        synchronized (this) {
            String text = new String(kept, StandardCharsets.UTF_8);
            int line = kept.length < KEPT_BYTES ? 0 : text.indexOf('\n') + 1;
            return text.substring(line).strip();
        }
    }
}
