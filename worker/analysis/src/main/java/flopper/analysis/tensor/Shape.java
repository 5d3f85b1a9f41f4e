package flopper.analysis.tensor;

import java.util.Arrays;
import java.util.List;

/** The concrete dimensions of a tensor, outermost first. Rank 0 is a scalar. Immutable. */
public final class Shape {
    /** Element counts above this are refused, so that counts of bits and costs still fit a long. */
    private static final long ELEMENTS_MAX = 1L << 52;

    private static final int RANK_MAX = 64;

    private static final Shape SCALAR = new Shape(new long[0]);

    private final long[] dims;
    private final long elements;

    private Shape(long[] dims) {
        if (dims.length > RANK_MAX) {
            throw new ShapeException("rank " + dims.length + " is above " + RANK_MAX);
        }
        long product = 1;
        for (int axis = 0; axis < dims.length; axis++) {
            if (dims[axis] < 0) {
                throw new ShapeException("dimension " + axis + " is negative: " + dims[axis]);
            }
            if (dims[axis] > ELEMENTS_MAX || Math.multiplyHigh(product, dims[axis]) != 0) {
                throw tooLarge(dims);
            }
            product *= dims[axis];
            if (product < 0 || product > ELEMENTS_MAX) {
                throw tooLarge(dims);
            }
        }
        this.dims = dims;
        this.elements = product;
    }

    private static ShapeException tooLarge(long[] dims) {
        return new ShapeException(Arrays.toString(dims) + " has more than 2^52 elements");
    }

    /**
     * @throws ShapeException when a dimension is negative, the rank is above 64, or the element
     *     count is above 2^52
     */
    public static Shape of(long... dims) {
        return new Shape(dims.clone());
    }

    public static Shape of(List<Long> dims) {
        return new Shape(dims.stream().mapToLong(Long::longValue).toArray());
    }

    public static Shape scalar() {
        return SCALAR;
    }

    public int rank() {
        return dims.length;
    }

    /** The size along an axis; negative axes count from the back. */
    public long dim(int axis) {
        return dims[axis(axis)];
    }

    /**
     * The axis as an index from the front.
     *
     * @throws ShapeException when it lies outside [-rank, rank)
     */
    public int axis(long axis) {
        if (axis < -dims.length || axis >= dims.length) {
            throw new ShapeException("axis " + axis + " is outside the rank of " + this);
        }
        return (int) (axis < 0 ? axis + dims.length : axis);
    }

    public long elements() {
        return elements;
    }

    /** Product of the dimensions from one axis (inclusive) to another (exclusive), from the front. */
    public long elements(int from, int to) {
        long product = 1;
        for (int axis = from; axis < to; axis++) {
            product *= dims[axis];
        }
        return product;
    }

    /** Row-major distance between neighbours along each axis. */
    public long[] strides() {
        long[] strides = new long[dims.length];
        long stride = 1;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= dims[axis];
        }
        return strides;
    }

    /** Where the element at a row-major position lies along each axis. */
    public long[] coordinates(long position) {
        long[] coordinates = new long[dims.length];
        long rest = position;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            coordinates[axis] = rest % dims[axis];
            rest /= dims[axis];
        }
        return coordinates;
    }

    /** The row-major position of the element at these coordinates; undoes {@link #coordinates}. */
    public long position(long... coordinates) {
        long position = 0;
        for (int axis = 0; axis < dims.length; axis++) {
            position = position * dims[axis] + coordinates[axis];
        }
        return position;
    }

    public long[] toArray() {
        return dims.clone();
    }

    public List<Long> toList() {
        return Arrays.stream(dims).boxed().toList();
    }

    /** This shape with another size along one axis. */
    public Shape with(int axis, long size) {
        long[] changed = dims.clone();
        changed[axis(axis)] = size;
        return new Shape(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /** For example {@code [1, 3, 224, 224]}. */
    @Override
    public String toString() {
        return Arrays.toString(dims);
    }
}
