package flopper.timing.backend.onednn;

import java.lang.foreign.MemorySegment;

/**
 * A tensor in memory.
 *
 * @param dims as the graph has them
 * @param descriptor the layout it has there
 * @param plain whether that is row-major
 * @param constant whether no run changes it
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the library, never compared.
record Placed(
        NumberType type,
        long[] dims,
        MemorySegment descriptor,
        boolean plain,
        boolean constant,
        Buffers.Buffer buffer) {
    MemorySegment data() {
        return buffer.data();
    }
}
