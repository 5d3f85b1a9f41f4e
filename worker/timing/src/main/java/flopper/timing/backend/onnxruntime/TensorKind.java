package flopper.timing.backend.onnxruntime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

import flopper.analysis.tensor.TensorType;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Which tensors the runtime's Java interface takes, and how it wants them. */
final class TensorKind {
    private TensorKind() {}

    /**
     * @throws TimingFailure UNSUPPORTED for a type the interface has no word for, or a tensor too
     *     long for a buffer
     */
    static void refuseUnsupported(String name, TensorType type) throws TimingFailure {
        boolean supported =
                switch (type.elementType()) {
                    case FLOAT, DOUBLE, FLOAT16, BFLOAT16, INT8, UINT8, INT16, INT32, INT64, BOOL ->
                            true;
                    case UINT16,
                            UINT32,
                            UINT64,
                            STRING,
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
        if (!supported) {
            throw new TimingFailure(
                    FailureCode.UNSUPPORTED,
                    "tensor %s is of type %s, whose values cannot be supplied"
                            .formatted(name, type.elementType()));
        }
        if (type.bytes() > Integer.MAX_VALUE) {
            throw new TimingFailure(
                    FailureCode.UNSUPPORTED,
                    "tensor %s takes %d bytes, more than a buffer can hold"
                            .formatted(name, type.bytes()));
        }
    }

    /** The segment as a tensor, not copied. */
    static OnnxTensor tensor(OrtEnvironment environment, TensorType type, MemorySegment values)
            throws OrtException {
        ByteBuffer bytes = values.asByteBuffer().order(ByteOrder.nativeOrder());
        long[] shape = type.shape().toArray();
        return switch (type.elementType()) {
            case FLOAT -> OnnxTensor.createTensor(environment, bytes.asFloatBuffer(), shape);
            case DOUBLE -> OnnxTensor.createTensor(environment, bytes.asDoubleBuffer(), shape);
            case INT16 -> OnnxTensor.createTensor(environment, bytes.asShortBuffer(), shape);
            case INT32 -> OnnxTensor.createTensor(environment, bytes.asIntBuffer(), shape);
            case INT64 -> OnnxTensor.createTensor(environment, bytes.asLongBuffer(), shape);
            case FLOAT16 ->
                    OnnxTensor.createTensor(
                            environment, bytes.asShortBuffer(), shape, OnnxJavaType.FLOAT16);
            case BFLOAT16 ->
                    OnnxTensor.createTensor(
                            environment, bytes.asShortBuffer(), shape, OnnxJavaType.BFLOAT16);
            case INT8 -> OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.INT8);
            case UINT8 -> OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.UINT8);
            case BOOL -> OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.BOOL);
            default -> throw new IllegalStateException("refused before: " + type);
        };
    }
}
