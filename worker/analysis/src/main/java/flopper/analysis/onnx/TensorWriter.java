package flopper.analysis.onnx;

import flopper.analysis.graph.TensorData;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Writes {@code TensorProto}: small values in place, everything else as external data. */
final class TensorWriter {
    private static final String LOCATION = "weights.bin";

    /** A mapped file then serves every element type without a copy. */
    private static final int ALIGNMENT = 64;

    private static final int EXTERNAL = 1;

    private final ProtoOutput out;
    private long externalBytes;

    TensorWriter(ProtoOutput out) {
        this.out = out;
    }

    void tensor(TensorData tensor) {
        for (long dim : tensor.type().shape().toArray()) {
            out.integer(1, dim);
        }
        out.integer(2, tensor.type().elementType().code());
        out.textIfAny(8, tensor.name());
        Optional<ConstantTensor> values =
                TensorPayload.keeps(tensor.type()) ? tensor.values() : Optional.empty();
        if (values.isPresent()) {
            out.bytes(9, raw(values.get()));
        } else {
            external(tensor.type().bytes());
        }
    }

    private void external(long length) {
        long offset = Math.multiplyExact(Math.ceilDiv(externalBytes, ALIGNMENT), (long) ALIGNMENT);
        externalBytes = Math.addExact(offset, length);
        entry("location", LOCATION);
        entry("offset", Long.toString(offset));
        entry("length", Long.toString(length));
        out.integer(14, EXTERNAL);
    }

    private void entry(String key, String value) {
        out.message(
                13,
                () -> {
                    out.text(1, key);
                    out.text(2, value);
                });
    }

    /** Little-endian, as ONNX asks for. */
    private static byte[] raw(ConstantTensor values) {
        ElementType type = values.type().elementType();
        int count = values.size();
        ByteBuffer buffer =
                ByteBuffer.allocate(Math.toIntExact(values.type().bytes()))
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            switch (type) {
                case DOUBLE -> buffer.putDouble(values.doubleAt(i));
                case FLOAT -> buffer.putInt(Float.floatToIntBits((float) values.doubleAt(i)));
                case FLOAT16 -> buffer.putShort(half((float) values.doubleAt(i)));
                case BFLOAT16 -> buffer.putShort(brain((float) values.doubleAt(i)));
                default -> integer(buffer, type.bits(), values.longAt(i));
            }
        }
        return buffer.array();
    }

    private static void integer(ByteBuffer buffer, int bits, long value) {
        for (int shift = 0; shift < bits; shift += Byte.SIZE) {
            buffer.put((byte) (value >>> shift));
        }
    }

    /** All NaNs are one value to a model, and so one pattern in its file. */
    private static short half(float value) {
        return Float.floatToFloat16(Float.isNaN(value) ? Float.NaN : value);
    }

    /** The upper half of the pattern: values read from a file have nothing in the lower one. */
    private static short brain(float value) {
        return (short) (Float.floatToIntBits(value) >>> 16);
    }
}
