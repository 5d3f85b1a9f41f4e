package flopper.zoo.build;

/**
 * How a kernel moves over an image.
 *
 * @param top padding above; {@code left}, {@code bottom} and {@code right} likewise
 * @param ceil whether a last, incomplete step counts
 */
public record Window(
        int height,
        int width,
        int stride,
        int dilation,
        int top,
        int left,
        int bottom,
        int right,
        boolean ceil) {

    /** A square kernel that moves by one and is not padded. */
    public static Window of(int size) {
        return of(size, size);
    }

    public static Window of(int height, int width) {
        return new Window(height, width, 1, 1, 0, 0, 0, 0, false);
    }

    public Window stride(int newStride) {
        return new Window(height, width, newStride, dilation, top, left, bottom, right, ceil);
    }

    public Window dilation(int newDilation) {
        return new Window(height, width, stride, newDilation, top, left, bottom, right, ceil);
    }

    public Window padding(int all) {
        return padding(all, all, all, all);
    }

    public Window padding(int newTop, int newLeft, int newBottom, int newRight) {
        return new Window(
                height, width, stride, dilation, newTop, newLeft, newBottom, newRight, ceil);
    }

    /** Padded by half the dilated kernel on each side: the size stays when the stride is one. */
    public Window half() {
        int vertical = dilation * (height - 1) / 2;
        int horizontal = dilation * (width - 1) / 2;
        return padding(vertical, horizontal, vertical, horizontal);
    }

    public Window ceiling() {
        return new Window(height, width, stride, dilation, top, left, bottom, right, true);
    }

    int outputHeight(int input) {
        return steps(input + top + bottom - dilation * (height - 1) - 1);
    }

    int outputWidth(int input) {
        return steps(input + left + right - dilation * (width - 1) - 1);
    }

    private int steps(int room) {
        if (room < 0) {
            throw new IllegalArgumentException("the image is smaller than a kernel of " + this);
        }
        return (ceil ? Math.ceilDiv(room, stride) : room / stride) + 1;
    }
}
