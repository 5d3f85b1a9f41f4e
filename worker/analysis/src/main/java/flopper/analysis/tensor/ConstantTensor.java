package flopper.analysis.tensor;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * A small tensor whose values are known, as shape arithmetic needs them: integers and booleans as
 * longs, floating point as doubles, in row-major order. Immutable.
 */
public final class ConstantTensor {
    /** Larger tensors never steer a shape; folding stops there to bound hostile graphs. */
    public static final int ELEMENTS_MAX = 1 << 16;

    private final TensorType type;
    private final long[] longs;
    private final double[] doubles;

    private ConstantTensor(TensorType type, long[] longs, double[] doubles) {
        int given = type.elementType().isFloatingPoint() ? doubles.length : longs.length;
        if (type.elements() != given) {
            throw new ShapeException(given + " values for a tensor of shape " + type.shape());
        }
        this.type = type;
        this.longs = longs;
        this.doubles = doubles;
    }

    /** Values of an integer or boolean tensor. */
    public static ConstantTensor ofLongs(ElementType elementType, Shape shape, long... values) {
        return new ConstantTensor(
                new TensorType(elementType, shape), values.clone(), new double[0]);
    }

    /** Values of a floating-point tensor. */
    public static ConstantTensor ofDoubles(ElementType elementType, Shape shape, double... values) {
        return new ConstantTensor(new TensorType(elementType, shape), new long[0], values.clone());
    }

    /** A one-dimensional INT64 tensor, the form in which shapes travel. */
    public static ConstantTensor vector(long... values) {
        return ofLongs(ElementType.INT64, Shape.of(values.length), values);
    }

    /**
     * A tensor whose values are computed one by one, by position: as longs for an integer or boolean
     * type, as doubles for a floating-point one, then brought to what the type can hold.
     */
    public static ConstantTensor computed(
            TensorType type, IntToLongFunction longs, IntToDoubleFunction doubles) {
        Builder values = new Builder(type);
        boolean real = type.elementType().isFloatingPoint();
        for (int i = 0; i < values.size(); i++) {
            if (real) {
                values.doubles[i] = type.elementType().stored(doubles.applyAsDouble(i));
            } else {
                values.longs[i] = type.elementType().stored(longs.applyAsLong(i));
            }
        }
        return values.build();
    }

    public TensorType type() {
        return type;
    }

    public Shape shape() {
        return type.shape();
    }

    public boolean isFloatingPoint() {
        return type.elementType().isFloatingPoint();
    }

    public int size() {
        return (int) type.elements();
    }

    /** All values; floating-point ones are truncated towards zero. */
    public long[] toLongs() {
        return isFloatingPoint()
                ? DoubleStream.of(doubles).mapToLong(value -> (long) value).toArray()
                : longs.clone();
    }

    public double[] toDoubles() {
        return isFloatingPoint()
                ? doubles.clone()
                : LongStream.of(longs).asDoubleStream().toArray();
    }

    public long longAt(int index) {
        return isFloatingPoint() ? (long) doubles[index] : longs[index];
    }

    public double doubleAt(int index) {
        return isFloatingPoint() ? doubles[index] : longs[index];
    }

    /** The same values under another shape of equal size. */
    public ConstantTensor reshaped(Shape shape) {
        return new ConstantTensor(type.with(shape), longs, doubles);
    }

    /**
     * A view of these values: the element at coordinates (c0, c1, …) of the new shape is the one at
     * {@code offset + Σ c·stride} here. A stride of 0 repeats, a negative one walks backwards.
     */
    public ConstantTensor strided(Shape shape, long offset, long... strides) {
        Builder values = new Builder(type.with(shape));
        long[] position = new long[shape.rank()];
        long source = offset;
        for (int target = 0; target < values.size(); target++) {
            values.set(target, this, (int) source);
            for (int axis = position.length - 1; axis >= 0; axis--) {
                source += strides[axis];
                if (++position[axis] < shape.dim(axis)) {
                    break;
                }
                source -= position[axis] * strides[axis];
                position[axis] = 0;
            }
        }
        return values.build();
    }

    /** Collects the values of a new tensor; what is not set is zero. */
    public static final class Builder {
        private final TensorType type;
        private final long[] longs;
        private final double[] doubles;

        /**
         * @throws ShapeException when the tensor is larger than {@link #ELEMENTS_MAX}
         */
        public Builder(TensorType type) {
            if (type.elements() > ELEMENTS_MAX) {
                throw new ShapeException("too many elements to fold: " + type.shape());
            }
            boolean real = type.elementType().isFloatingPoint();
            this.type = type;
            this.longs = new long[real ? 0 : (int) type.elements()];
            this.doubles = new double[real ? (int) type.elements() : 0];
        }

        public int size() {
            return (int) type.elements();
        }

        /** Copies one element of another tensor, converted to this one's type. */
        public void set(int index, ConstantTensor from, int fromIndex) {
            if (type.elementType().isFloatingPoint()) {
                doubles[index] = from.doubleAt(fromIndex);
            } else {
                longs[index] = from.longAt(fromIndex);
            }
        }

        /** Copies neighbouring elements of another tensor, as {@code set} does one. */
        public void copy(int index, ConstantTensor from, int fromIndex, int count) {
            for (int i = 0; i < count; i++) {
                set(index + i, from, fromIndex + i);
            }
        }

        public void set(int index, long value) {
            if (type.elementType().isFloatingPoint()) {
                doubles[index] = value;
            } else {
                longs[index] = value;
            }
        }

        public ConstantTensor build() {
            return new ConstantTensor(type, longs.clone(), doubles.clone());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConstantTensor tensor
                && type.equals(tensor.type)
                && Arrays.equals(longs, tensor.longs)
                && Arrays.equals(doubles, tensor.doubles);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type.hashCode() + Arrays.hashCode(longs)) + Arrays.hashCode(doubles);
    }

    @Override
    public String toString() {
        return type + (isFloatingPoint() ? Arrays.toString(doubles) : Arrays.toString(longs));
    }
}
