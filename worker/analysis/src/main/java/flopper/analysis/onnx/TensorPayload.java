package flopper.analysis.onnx;

import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * The values of one tensor while it is read: collected as long as they are few, skipped as soon as
 * they are too many to steer a shape.
 */
final class TensorPayload {
    /** Integer tensors up to this size keep their values. */
    static final int INTEGERS_MAX = ConstantTensor.ELEMENTS_MAX;

    /** Floating-point tensors up to this size keep theirs: scales, bounds and scalars, not weights. */
    static final int REALS_MAX = 16;

    private static final int RAW_BYTES_MAX = INTEGERS_MAX * Long.BYTES;

    private byte[] raw = new byte[0];
    private long[] integers = new long[0];
    private double[] reals = new double[0];
    private int integerCount;
    private int realCount;
    private boolean tooLarge;

    void readRaw(ProtoInput in) throws IOException {
        int length = in.length();
        if (length > RAW_BYTES_MAX) {
            tooLarge = true;
            in.skip(length);
        } else {
            raw = in.bytes(length);
        }
    }

    void readIntegers(ProtoInput in) throws IOException {
        readRepeated(in, element -> addInteger(element.readRawVarint64()));
    }

    void readFloats(ProtoInput in) throws IOException {
        readRepeated(in, element -> addReal(element.readFloat()));
    }

    void readDoubles(ProtoInput in) throws IOException {
        readRepeated(in, element -> addReal(element.readDouble()));
    }

    private void readRepeated(ProtoInput in, ProtoInput.ElementReader reader) throws IOException {
        in.repeated(element -> {
            if (tooLarge && in.isPacked()) {
                element.skipRawBytes(element.getBytesUntilLimit());
            } else {
                reader.read(element);
            }
        });
    }

    private void addInteger(long value) {
        if (integerCount == INTEGERS_MAX) {
            tooLarge = true;
        }
        if (!tooLarge) {
            if (integerCount == integers.length) {
                integers = Arrays.copyOf(integers, Math.max(8, 2 * integerCount));
            }
            integers[integerCount++] = value;
        }
    }

    private void addReal(double value) {
        if (realCount == REALS_MAX) {
            tooLarge = true;
        }
        if (!tooLarge) {
            if (realCount == reals.length) {
                reals = Arrays.copyOf(reals, REALS_MAX);
            }
            reals[realCount++] = value;
        }
    }

    /** Whether a tensor of this type keeps its values: the kinds that can steer a shape, if small. */
    static boolean keeps(TensorType type) {
        return switch (type.elementType()) {
            case FLOAT, FLOAT16, BFLOAT16, DOUBLE -> type.elements() <= REALS_MAX;
            case UINT8, INT8, UINT16, INT16, UINT32, INT32, UINT64, INT64, BOOL ->
                    type.elements() <= INTEGERS_MAX;
            case STRING,
                    COMPLEX64,
                    COMPLEX128,
                    FLOAT8E4M3FN,
                    FLOAT8E4M3FNUZ,
                    FLOAT8E5M2,
                    FLOAT8E5M2FNUZ,
                    FLOAT8E8M0,
                    FLOAT4E2M1,
                    FLOAT6E2M3,
                    FLOAT6E3M2,
                    UINT4,
                    INT4,
                    UINT2,
                    INT2 ->
                    false;
        };
    }

    /** The values, when they are few enough to keep and as many as the shape says. */
    Optional<ConstantTensor> values(TensorType type) {
        if (tooLarge || !keeps(type)) {
            return Optional.empty();
        }
        ElementType element = type.elementType();
        boolean real = element.isFloatingPoint();
        int count = (int) type.elements();
        if (count == 0 || raw.length > 0) {
            return fromRaw(type, count);
        }
        if (realCount == count && real) {
            return Optional.of(
                    ConstantTensor.ofDoubles(element, type.shape(), Arrays.copyOf(reals, count)));
        }
        return fromIntegers(type, count);
    }

    /** Narrow types travel in {@code int32_data}; half precision as bit patterns. */
    private Optional<ConstantTensor> fromIntegers(TensorType type, int count) {
        ElementType element = type.elementType();
        if (element.bits() < 8 || integerCount != count) {
            return Optional.empty();
        }
        if (!element.isFloatingPoint()) {
            return Optional.of(
                    ConstantTensor.ofLongs(element, type.shape(), Arrays.copyOf(integers, count)));
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            Optional<Double> value = ofBits(element, integers[i]);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values[i] = value.get();
        }
        return Optional.of(ConstantTensor.ofDoubles(element, type.shape(), values));
    }

    private Optional<ConstantTensor> fromRaw(TensorType type, int count) {
        ElementType element = type.elementType();
        int bytes = element.bits() / 8;
        if (element.bits() % 8 != 0 || raw.length != (long) count * bytes) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        if (!element.isFloatingPoint()) {
            long[] values = new long[count];
            for (int i = 0; i < count; i++) {
                values[i] = integer(buffer, element, bytes);
            }
            return Optional.of(ConstantTensor.ofLongs(element, type.shape(), values));
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            Optional<Double> value =
                    element == ElementType.DOUBLE
                            ? Optional.of(buffer.getDouble())
                            : ofBits(element, integer(buffer, ElementType.INT32, bytes));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values[i] = value.get();
        }
        return Optional.of(ConstantTensor.ofDoubles(element, type.shape(), values));
    }

    private static long integer(ByteBuffer buffer, ElementType element, int bytes) {
        boolean unsigned =
                element == ElementType.UINT8
                        || element == ElementType.UINT16
                        || element == ElementType.UINT32;
        return switch (bytes) {
            case 1 -> unsigned ? buffer.get() & 0xFFL : buffer.get();
            case 2 -> unsigned ? buffer.getShort() & 0xFFFFL : buffer.getShort();
            case 4 -> unsigned ? buffer.getInt() & 0xFFFF_FFFFL : buffer.getInt();
            default -> buffer.getLong();
        };
    }

    /** The value of a bit pattern of at most 32 bits; empty for the eight-bit and narrower formats. */
    private static Optional<Double> ofBits(ElementType element, long bits) {
        return switch (element) {
            case FLOAT -> Optional.of((double) Float.intBitsToFloat((int) bits));
            case FLOAT16 -> Optional.of((double) Float.float16ToFloat((short) bits));
            case BFLOAT16 -> Optional.of((double) Float.intBitsToFloat((int) bits << 16));
            default -> Optional.empty();
        };
    }
}
