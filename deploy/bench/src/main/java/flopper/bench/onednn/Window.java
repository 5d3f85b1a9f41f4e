package flopper.bench.onednn;

/**
 * A square convolution of one image.
 *
 * @param size pixels along each side of the image
 */
record Window(int channelsIn, int channelsOut, int size, int kernel, int stride, int pad) {
    int sizeOut() {
        return (size + 2 * pad - kernel) / stride + 1;
    }

    long macs() {
        return (long) channelsIn * channelsOut * kernel * kernel * sizeOut() * sizeOut();
    }

    /** The part of the counted multiply-adds that do not fall on padding. */
    double validFraction() {
        long taps = 0;
        for (int place = 0; place < sizeOut(); place++) {
            for (int tap = 0; tap < kernel; tap++) {
                int pixel = place * stride - pad + tap;
                taps += pixel >= 0 && pixel < size ? 1 : 0;
            }
        }
        double along = (double) taps / ((long) sizeOut() * kernel);
        return along * along;
    }
}
