package flopper.analysis.tensor;

import java.util.Arrays;
import java.util.Optional;

/**
 * The element types of ONNX tensors with their codes in {@code TensorProto.DataType} and stored widths.
 *
 * <p>Source: onnx.proto, {@code TensorProto.DataType}, IR version 14.
 */
public enum ElementType {
    FLOAT(1, 32, Kind.FLOATING_POINT),
    UINT8(2, 8, Kind.INTEGER),
    INT8(3, 8, Kind.INTEGER),
    UINT16(4, 16, Kind.INTEGER),
    INT16(5, 16, Kind.INTEGER),
    INT32(6, 32, Kind.INTEGER),
    INT64(7, 64, Kind.INTEGER),
    STRING(8, 0, Kind.OTHER),
    BOOL(9, 8, Kind.OTHER),
    FLOAT16(10, 16, Kind.FLOATING_POINT),
    DOUBLE(11, 64, Kind.FLOATING_POINT),
    UINT32(12, 32, Kind.INTEGER),
    UINT64(13, 64, Kind.INTEGER),
    COMPLEX64(14, 64, Kind.OTHER),
    COMPLEX128(15, 128, Kind.OTHER),
    BFLOAT16(16, 16, Kind.FLOATING_POINT),
    FLOAT8E4M3FN(17, 8, Kind.FLOATING_POINT),
    FLOAT8E4M3FNUZ(18, 8, Kind.FLOATING_POINT),
    FLOAT8E5M2(19, 8, Kind.FLOATING_POINT),
    FLOAT8E5M2FNUZ(20, 8, Kind.FLOATING_POINT),
    UINT4(21, 4, Kind.INTEGER),
    INT4(22, 4, Kind.INTEGER),
    FLOAT4E2M1(23, 4, Kind.FLOATING_POINT),
    FLOAT8E8M0(24, 8, Kind.FLOATING_POINT),
    UINT2(25, 2, Kind.INTEGER),
    INT2(26, 2, Kind.INTEGER),
    FLOAT6E2M3(27, 6, Kind.FLOATING_POINT),
    FLOAT6E3M2(28, 6, Kind.FLOATING_POINT);

    private enum Kind {
        FLOATING_POINT,
        INTEGER,
        OTHER
    }

    private final int code;
    private final int bits;
    private final Kind kind;

    ElementType(int code, int bits, Kind kind) {
        this.code = code;
        this.bits = bits;
        this.kind = kind;
    }

    /** The type with this code; empty for UNDEFINED (0) and codes newer than this list. */
    public static Optional<ElementType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    public int code() {
        return code;
    }

    /** Stored width of one element in bits; 0 for strings, whose width is not fixed. */
    public int bits() {
        return bits;
    }

    public boolean isFloatingPoint() {
        return kind == Kind.FLOATING_POINT;
    }

    /** True for signed and unsigned integers, not for booleans. */
    public boolean isInteger() {
        return kind == Kind.INTEGER;
    }

    /** The number as this type holds it: integers wrap around, booleans become 0 or 1. */
    public long stored(long value) {
        if (this == BOOL) {
            return value == 0 ? 0 : 1;
        }
        int unused = Long.SIZE - bits;
        if (!isInteger() || unused == 0) {
            return value;
        }
        long high = value << unused;
        return name().startsWith("U") ? high >>> unused : high >> unused;
    }

    /** The number as this type holds it; types narrower than FLOAT16 are kept in single precision. */
    public double stored(double value) {
        if (this == DOUBLE) {
            return value;
        }
        return this == FLOAT16
                ? Float.float16ToFloat(Float.floatToFloat16((float) value))
                : (float) value;
    }

    /** Bytes that this many packed elements take, rounded up to whole bytes. */
    public long bytes(long elements) {
        return Math.ceilDiv(Math.multiplyExact(elements, bits), 8L);
    }
}
