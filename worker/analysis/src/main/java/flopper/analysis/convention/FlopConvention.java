package flopper.analysis.convention;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a published tool counts, as far as an ONNX graph still tells: its own figure for a layer, in its
 * own unit, for the batch that the graph has.
 *
 * <p>The tools look at modules and functions of PyTorch, which an exporter takes apart. So a figure
 * here can differ from the tool's own on the original model: BatchNormalization that the exporter
 * folded into a convolution is gone, and the convolution has a bias instead; GELU before operator
 * set 20 and LayerNorm before 17 are several elementary operators, of which only GELU's Erf is
 * recognised; {@code x + y} and {@code torch.add(x, y)} are the same node, taken as the operator,
 * which no tool sees; a module that a tool counts twice is counted once. Only {@link #TORCHVISION}
 * survives every export.
 *
 * <p>Source: each tool's code at the commits that the rule's documentation names.
 */
public enum FlopConvention {
    /**
     * Multiply-accumulates of convolutions, matrix products and attention, no bias: what torchvision
     * publishes as GFLOPS. Products of quantized matrices and fused LSTMs are not in its table.
     *
     * <p>Source: torchvision 0.29.1, test/common_extended_utils.py.
     */
    TORCHVISION("torchvision", Unit.MULTIPLY_ACCUMULATES, TorchRules::torchvision),

    /**
     * {@code torch.utils.flop_counter}: two operations for each multiply-accumulate of convolutions,
     * matrix products and attention, no bias. Fused LSTMs and quantized operators are not registered.
     *
     * <p>Source: PyTorch 2.13.0, as on a GPU: on a CPU its attention kernel is not registered either.
     */
    TORCH("torch", Unit.OPERATIONS, TorchRules::torch),

    /**
     * ptflops' pytorch backend, each module once: convolutions and Linear with bias; two per element
     * for batch, instance and group normalisation, one for layer normalisation; one for rectifiers,
     * GELU, SiLU, Softmax and upsampling, and for each input of a pool.
     *
     * <p>Lost in ONNX: whether a normalisation is affine (it is taken to be), nn.MultiheadAttention
     * as a module (its products are counted), functional linears, which ptflops leaves out. ptflops
     * divides by the batch; this does not.
     *
     * <p>Source: sovrasov/flops-counter.pytorch d612c75 (0.7.5).
     */
    PTFLOPS("ptflops", Unit.MULTIPLY_ACCUMULATES, PtflopsRules::count),

    /**
     * fvcore's {@code FlopCountAnalysis}: convolutions and matrix products without bias; two per
     * element for batch normalisation, five for the others; one for nearest and four for bilinear
     * upsampling in two dimensions; one for each input of an adaptive average pool. Attention and
     * recurrent layers are unsupported and count nothing.
     *
     * <p>Source: facebookresearch/fvcore 3378afe.
     */
    FVCORE("fvcore", Unit.MULTIPLY_ACCUMULATES, FvcoreRules::count),

    /**
     * thop: convolutions and Linear without bias, transposed convolutions by their output size; four
     * per element for batch, layer and instance normalisation; Softmax, average pools, upsampling and
     * recurrent cells by its own formulas. Products of two activations, attention and group
     * normalisation count nothing.
     *
     * <p>Lost in ONNX: whether Softmax was a module, which thop counts, or a function.
     *
     * <p>Source: Lyken17/pytorch-OpCounter 43c064a.
     */
    THOP("thop", Unit.MULTIPLY_ACCUMULATES, ThopRules::count),

    /**
     * DeepSpeed's flops profiler, its flops column: two for each multiply-accumulate, bias for
     * convolutions only; normalisation as fvcore; one per element for rectifiers, GELU, SiLU, Softmax
     * and upsampling, and for each input of a pool; recurrent cells by its own formulas.
     *
     * <p>Transposed convolutions count as corrected by its pull request 8323; upsampling as for a
     * batch of two, the one for which its formula holds.
     *
     * <p>Source: DeepSpeed 38327e0.
     */
    DEEPSPEED("deepspeed", Unit.OPERATIONS, DeepSpeedRules::count),

    /**
     * onnx-tool: each scalar operation weighted with what it takes on its reference processor, for
     * example 4 for a division and 32 for an exponential, with bias. Attention, RMS and group
     * normalisation, RNN and control flow count nothing.
     *
     * <p>Source: ThanatosShinji/onnx-tool 00f5f0a.
     */
    ONNX_TOOL("onnx-tool", Unit.WEIGHTED_OPERATIONS, OnnxToolRules::count);

    /** What a figure counts. */
    public enum Unit {
        /** One for a multiplication with its addition. */
        MULTIPLY_ACCUMULATES,
        /** Two for a multiplication with its addition. */
        OPERATIONS,
        /** One for a multiplication with its addition, more for what is slower. */
        WEIGHTED_OPERATIONS
    }

    /** A tool's rules, as a function of a node and its sizes. */
    interface Rules {
        /**
         * @throws ArithmeticException when the figure leaves the range of long
         */
        long count(Sized node);
    }

    private final String name;
    private final Unit unit;
    private final Rules rules;

    FlopConvention(String name, Unit unit, Rules rules) {
        this.name = name;
        this.unit = unit;
        this.rules = rules;
    }

    /** The convention of this name, as users give it. */
    public static Optional<FlopConvention> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name.equals(name)).findFirst();
    }

    public Unit unit() {
        return unit;
    }

    /** What the tool counts for one execution of a node. */
    long count(Sized node) {
        return rules.count(node);
    }

    /** The name that users give. */
    @Override
    public String toString() {
        return name;
    }
}
