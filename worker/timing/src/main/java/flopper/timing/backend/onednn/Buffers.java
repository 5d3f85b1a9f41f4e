package flopper.timing.backend.onednn;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Memory of activations, used again once everyone has read what it held: so a run touches about as
 * much memory as in a runtime that plans it.
 */
final class Buffers {
    /** A buffer may be this much larger than asked for: more would spread a small tensor's lines. */
    private static final int SLACK = 2;

    /** Memory that several tensors may hold, each under its own shape. */
    static final class Buffer {
        private final MemorySegment data;
        private int holders = 1;

        private Buffer(MemorySegment data) {
            this.data = data;
        }

        MemorySegment data() {
            return data;
        }

        /** By one more tensor. */
        void hold() {
            holders++;
        }
    }

    private final Engine engine;
    private final List<Buffer> free = new ArrayList<>();

    Buffers(Engine engine) {
        this.engine = engine;
    }

    Buffer take(long bytes) {
        Optional<Buffer> fitting =
                free.stream()
                        .filter(buffer -> fits(buffer.data.byteSize(), bytes))
                        .min(Comparator.comparingLong(buffer -> buffer.data.byteSize()));
        if (fitting.isEmpty()) {
            return new Buffer(engine.allocate(bytes));
        }
        free.remove(fitting.get());
        fitting.get().holders = 1;
        return fitting.get();
    }

    /** Memory that nobody had before or gets afterwards: what is written once must stay. */
    Buffer keep(long bytes) {
        return new Buffer(engine.allocate(bytes));
    }

    private static boolean fits(long size, long bytes) {
        return size >= bytes && size <= SLACK * bytes;
    }

    void release(Buffer buffer) {
        buffer.holders--;
        if (buffer.holders == 0) {
            free.add(buffer);
        }
    }
}
