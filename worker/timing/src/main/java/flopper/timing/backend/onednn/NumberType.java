package flopper.timing.backend.onednn;

/**
 * The number formats of tensors here, with the library's codes.
 *
 * <p>Source: {@code dnnl_data_type_t}.
 */
enum NumberType {
    F32(3, 4),
    BF16(2, 2),
    S8(5, 1),
    U8(6, 1);

    private final int code;
    private final int bytes;

    NumberType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    int code() {
        return code;
    }

    int bytes() {
        return bytes;
    }

    boolean isQuantized() {
        return bytes == 1;
    }
}
