package flopper.analysis.convention;

/** Products alone, as PyTorch's dispatcher sees them; {@link FlopConvention} says which. */
final class TorchRules {
    private TorchRules() {}

    static long torchvision(Sized node) {
        return switch (node.kind()) {
            case LSTM, QUANTIZED_PRODUCT -> 0;
            default -> node.macs();
        };
    }

    static long torch(Sized node) {
        return switch (node.kind()) {
            case LSTM, QUANTIZED_PRODUCT, QUANTIZED_CONVOLUTION -> 0;
            default -> Math.multiplyExact(2, node.macs());
        };
    }
}
