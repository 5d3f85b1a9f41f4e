package flopper.timing.backend.onednn;

/**
 * What a primitive computes, with the library's codes.
 *
 * <p>Source: {@code dnnl_alg_kind_t} of oneDNN 3.13.
 */
enum Algorithm {
    CONVOLUTION(0x3),
    RELU(0x20),
    TANH(0x21),
    ELU(0x22),
    SQUARE(0x23),
    ABS(0x24),
    SQRT(0x25),
    LINEAR(0x26),
    SOFT_RELU(0x27),
    HARD_SIGMOID(0x28),
    LOGISTIC(0x29),
    EXP(0x2a),
    GELU_TANH(0x2b),
    SWISH(0x2c),
    LOG(0x2d),
    CLIP(0x2e),
    GELU_ERF(0x31),
    HARD_SWISH(0x34),
    POOL_MAX(0x1ff),
    POOL_MEAN_PADDED(0x2ff),
    POOL_MEAN(0x3ff),
    ADD(0x1fff0),
    MULTIPLY(0x1fff1),
    MAXIMUM(0x1fff2),
    MINIMUM(0x1fff3),
    DIVIDE(0x1fff4),
    SUBTRACT(0x1fff5),
    NEAREST(0x2fff0),
    BILINEAR(0x2fff1),
    REDUCE_MAX(0x2fff2),
    REDUCE_SUM(0x2fff4),
    REDUCE_MEAN(0x2fff6),
    SOFTMAX(0x30000),
    LOG_SOFTMAX(0x30001);

    private final int code;

    Algorithm(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** Whether nothing below zero comes out: a leaky rectifier lets some through, a clip may. */
    boolean isRectifier(float alpha) {
        return (this == RELU && alpha == 0) || (this == CLIP && alpha >= 0);
    }
}
