package flopper.timing.synthetic;

import flopper.analysis.tensor.ElementType;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Draws the values of synthetic tensors. The same tensor gets the same values in every process.
 *
 * <p>Works in blocks of an array because single accesses to native memory are slow until the JVM
 * has compiled them, and measuring processes are short.
 */
public final class SyntheticValues {
    private static final int BLOCK_ELEMENTS = 1 << 14;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final int BFLOAT16_SHIFT = 16;

    private final Fill fill;
    private long state;

    private SyntheticValues(SyntheticTensor tensor) {
        CRC32 hash = new CRC32();
        hash.update(tensor.name().getBytes(StandardCharsets.UTF_8));
        this.fill = tensor.fill();
        this.state = (hash.getValue() + 1) * GOLDEN_GAMMA;
    }

    /**
     * Fills the whole segment. Strings and types of less than a byte stay as they are: zero.
     *
     * @param target as long as the tensor's values, in native byte order
     */
    public static void fill(SyntheticTensor tensor, MemorySegment target) {
        new SyntheticValues(tensor).fill(tensor.type().elementType(), target);
    }

    private void fill(ElementType type, MemorySegment target) {
        int width = type.bits() / Byte.SIZE;
        if (width == 0) {
            return;
        }
        float[] block = new float[BLOCK_ELEMENTS];
        for (long from = 0; from < target.byteSize(); from += (long) BLOCK_ELEMENTS * width) {
            long bytes = Math.min((long) BLOCK_ELEMENTS * width, target.byteSize() - from);
            int elements = (int) (bytes / width);
            draw(block, elements);
            copy(type, block, elements, target.asSlice(from, bytes));
        }
    }

    /** Marsaglia's xorshift64*: the upper 24 bits are a uniform float. */
    private void draw(float[] block, int elements) {
        long bits = state;
        float scale = fill.radius() * 0x1p-23f;
        float low = fill.centre() - fill.radius();
        for (int i = 0; i < elements; i++) {
            bits ^= bits >>> 12;
            bits ^= bits << 25;
            bits ^= bits >>> 27;
            block[i] = low + scale * ((bits * 0x2545f4914f6cdd1dL) >>> 40);
        }
        state = bits;
    }

    private static void copy(ElementType type, float[] block, int elements, MemorySegment target) {
        switch (type) {
            case FLOAT ->
                    MemorySegment.copy(
                            block, 0, target, ValueLayout.JAVA_FLOAT_UNALIGNED, 0, elements);
            case DOUBLE -> {
                double[] values = new double[elements];
                for (int i = 0; i < elements; i++) {
                    values[i] = block[i];
                }
                MemorySegment.copy(
                        values, 0, target, ValueLayout.JAVA_DOUBLE_UNALIGNED, 0, elements);
            }
            case FLOAT16, BFLOAT16, INT16, UINT16 -> {
                short[] values = new short[elements];
                for (int i = 0; i < elements; i++) {
                    values[i] = half(type, block[i]);
                }
                MemorySegment.copy(
                        values, 0, target, ValueLayout.JAVA_SHORT_UNALIGNED, 0, elements);
            }
            case INT32, UINT32 -> {
                int[] values = new int[elements];
                for (int i = 0; i < elements; i++) {
                    values[i] = Math.round(block[i]);
                }
                MemorySegment.copy(values, 0, target, ValueLayout.JAVA_INT_UNALIGNED, 0, elements);
            }
            case INT64, UINT64 -> {
                long[] values = new long[elements];
                for (int i = 0; i < elements; i++) {
                    values[i] = Math.round(block[i]);
                }
                MemorySegment.copy(values, 0, target, ValueLayout.JAVA_LONG_UNALIGNED, 0, elements);
            }
            case INT8, UINT8, BOOL -> {
                byte[] values = new byte[elements];
                for (int i = 0; i < elements; i++) {
                    values[i] = (byte) Math.round(block[i]);
                }
                MemorySegment.copy(values, 0, target, ValueLayout.JAVA_BYTE, 0, elements);
            }
            // Zero bytes are zero in each of these, and in complex numbers.
            case FLOAT8E4M3FN, FLOAT8E4M3FNUZ, FLOAT8E5M2, FLOAT8E5M2FNUZ, FLOAT8E8M0 -> {}
            case UINT4,
                    INT4,
                    FLOAT4E2M1,
                    FLOAT6E2M3,
                    FLOAT6E3M2,
                    UINT2,
                    INT2,
                    STRING,
                    COMPLEX64,
                    COMPLEX128 -> {}
        }
    }

    private static short half(ElementType type, float value) {
        return switch (type) {
            case FLOAT16 -> Float.floatToFloat16(value);
            case BFLOAT16 -> (short) (Float.floatToRawIntBits(value) >>> BFLOAT16_SHIFT);
            default -> (short) Math.round(value);
        };
    }
}
