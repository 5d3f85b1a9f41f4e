package flopper.analysis;

import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.activation.Activation;
import flopper.analysis.op.activation.Gelu;
import flopper.analysis.op.activation.PRelu;
import flopper.analysis.op.activation.Relu;
import flopper.analysis.op.activation.SwiGlu;
import flopper.analysis.op.attention.Attention;
import flopper.analysis.op.attention.FlexAttention;
import flopper.analysis.op.attention.LinearAttention;
import flopper.analysis.op.attention.RotaryEmbedding;
import flopper.analysis.op.cast.BitCast;
import flopper.analysis.op.cast.Cast;
import flopper.analysis.op.cast.CastLike;
import flopper.analysis.op.conv.CausalConvWithState;
import flopper.analysis.op.conv.Conv;
import flopper.analysis.op.conv.ConvTranspose;
import flopper.analysis.op.conv.DeformConv;
import flopper.analysis.op.detection.NonMaxSuppression;
import flopper.analysis.op.elementwise.BinaryArithmetic;
import flopper.analysis.op.elementwise.Bitwise;
import flopper.analysis.op.elementwise.Clip;
import flopper.analysis.op.elementwise.Comparison;
import flopper.analysis.op.elementwise.Mean;
import flopper.analysis.op.elementwise.Mod;
import flopper.analysis.op.elementwise.NumberCheck;
import flopper.analysis.op.elementwise.Transcendental;
import flopper.analysis.op.elementwise.UnaryArithmetic;
import flopper.analysis.op.elementwise.Variadic;
import flopper.analysis.op.elementwise.Where;
import flopper.analysis.op.generation.Bernoulli;
import flopper.analysis.op.generation.Constant;
import flopper.analysis.op.generation.ConstantOfShape;
import flopper.analysis.op.generation.EyeLike;
import flopper.analysis.op.generation.Multinomial;
import flopper.analysis.op.generation.RandomTensor;
import flopper.analysis.op.generation.Range;
import flopper.analysis.op.generation.ShapeOf;
import flopper.analysis.op.generation.Size;
import flopper.analysis.op.image.AffineGrid;
import flopper.analysis.op.image.GridSample;
import flopper.analysis.op.image.ImageDecoder;
import flopper.analysis.op.image.Resize;
import flopper.analysis.op.image.Upsample;
import flopper.analysis.op.indexing.Compress;
import flopper.analysis.op.indexing.ElementScatter;
import flopper.analysis.op.indexing.Gather;
import flopper.analysis.op.indexing.GatherElements;
import flopper.analysis.op.indexing.GatherND;
import flopper.analysis.op.indexing.NonZero;
import flopper.analysis.op.indexing.OneHot;
import flopper.analysis.op.indexing.ScatterND;
import flopper.analysis.op.indexing.TensorScatter;
import flopper.analysis.op.indexing.Unique;
import flopper.analysis.op.loss.NegativeLogLikelihoodLoss;
import flopper.analysis.op.loss.SoftmaxCrossEntropyLoss;
import flopper.analysis.op.matmul.Det;
import flopper.analysis.op.matmul.Einsum;
import flopper.analysis.op.matmul.Gemm;
import flopper.analysis.op.matmul.MatMul;
import flopper.analysis.op.microsoft.Crop;
import flopper.analysis.op.microsoft.Experimental;
import flopper.analysis.op.microsoft.SimplifiedLayerNormalization;
import flopper.analysis.op.normalization.BatchNormalization;
import flopper.analysis.op.normalization.Dropout;
import flopper.analysis.op.normalization.GroupNormalization;
import flopper.analysis.op.normalization.InstanceNormalization;
import flopper.analysis.op.normalization.LayerNormalization;
import flopper.analysis.op.normalization.LpNormalization;
import flopper.analysis.op.normalization.Lrn;
import flopper.analysis.op.normalization.MeanVarianceNormalization;
import flopper.analysis.op.normalization.RmsNormalization;
import flopper.analysis.op.normalization.SoftmaxFamily;
import flopper.analysis.op.pooling.AveragePool;
import flopper.analysis.op.pooling.GlobalLpPool;
import flopper.analysis.op.pooling.GlobalPool;
import flopper.analysis.op.pooling.LpPool;
import flopper.analysis.op.pooling.MaxPool;
import flopper.analysis.op.pooling.MaxRoiPool;
import flopper.analysis.op.pooling.MaxUnpool;
import flopper.analysis.op.pooling.RoiAlign;
import flopper.analysis.op.quantization.ConvInteger;
import flopper.analysis.op.quantization.DequantizeLinear;
import flopper.analysis.op.quantization.DynamicQuantizeLinear;
import flopper.analysis.op.quantization.MatMulInteger;
import flopper.analysis.op.quantization.QLinearConv;
import flopper.analysis.op.quantization.QLinearMatMul;
import flopper.analysis.op.quantization.QuantizeLinear;
import flopper.analysis.op.recurrent.Gru;
import flopper.analysis.op.recurrent.Lstm;
import flopper.analysis.op.recurrent.Rnn;
import flopper.analysis.op.reduction.ArgReduction;
import flopper.analysis.op.reduction.CompositeReduction;
import flopper.analysis.op.reduction.Cumulative;
import flopper.analysis.op.reduction.Reduction;
import flopper.analysis.op.reduction.TopK;
import flopper.analysis.op.reshaping.CenterCropPad;
import flopper.analysis.op.reshaping.Col2Im;
import flopper.analysis.op.reshaping.Concat;
import flopper.analysis.op.reshaping.Expand;
import flopper.analysis.op.reshaping.Flatten;
import flopper.analysis.op.reshaping.Identity;
import flopper.analysis.op.reshaping.Pad;
import flopper.analysis.op.reshaping.Reshape;
import flopper.analysis.op.reshaping.ReverseSequence;
import flopper.analysis.op.reshaping.Slice;
import flopper.analysis.op.reshaping.SpaceAndDepth;
import flopper.analysis.op.reshaping.Split;
import flopper.analysis.op.reshaping.Squeeze;
import flopper.analysis.op.reshaping.Tile;
import flopper.analysis.op.reshaping.Transpose;
import flopper.analysis.op.reshaping.Trilu;
import flopper.analysis.op.reshaping.Unsqueeze;
import flopper.analysis.op.sequence.ConcatFromSequence;
import flopper.analysis.op.sequence.OptionalGetElement;
import flopper.analysis.op.sequence.OptionalHasElement;
import flopper.analysis.op.sequence.OptionalOf;
import flopper.analysis.op.sequence.SequenceAt;
import flopper.analysis.op.sequence.SequenceConstruct;
import flopper.analysis.op.sequence.SequenceEmpty;
import flopper.analysis.op.sequence.SequenceErase;
import flopper.analysis.op.sequence.SequenceInsert;
import flopper.analysis.op.sequence.SequenceLength;
import flopper.analysis.op.sequence.SplitToSequence;
import flopper.analysis.op.signal.Dft;
import flopper.analysis.op.signal.MelWeightMatrix;
import flopper.analysis.op.signal.Stft;
import flopper.analysis.op.signal.Window;
import flopper.analysis.op.text.RegexFullMatch;
import flopper.analysis.op.text.StringConcat;
import flopper.analysis.op.text.StringNormalizer;
import flopper.analysis.op.text.StringSplit;
import flopper.analysis.op.text.TfIdfVectorizer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every operator that has a rule, in alphabetical order of its id. Adding one means its class, its
 * line here or in {@link RuntimeOperators}, and its test; If, Loop and Scan are walked by the shape inference itself.
 */
public final class StandardOperators {
    private static final List<Operator> ONNX =
            List.of(
                    // One line each, alphabetical; the domains of ONNX Runtime have a list of their
                    // own.
                    UnaryArithmetic.ABS,
                    Transcendental.ACOS,
                    Transcendental.ACOSH,
                    BinaryArithmetic.ADD,
                    Experimental.AFFINE,
                    new AffineGrid(),
                    Comparison.AND,
                    ArgReduction.MAX,
                    ArgReduction.MIN,
                    Transcendental.ASIN,
                    Transcendental.ASINH,
                    Transcendental.ATAN,
                    Transcendental.ATANH,
                    new Attention(),
                    new AveragePool(),
                    new BatchNormalization(),
                    new Bernoulli(),
                    new BitCast(),
                    Bitwise.SHIFT,
                    Bitwise.AND,
                    UnaryArithmetic.BITWISE_NOT,
                    Bitwise.OR,
                    Bitwise.XOR,
                    Window.BLACKMAN,
                    new Cast(),
                    new CastLike(),
                    new CausalConvWithState(),
                    UnaryArithmetic.CEIL,
                    Activation.CELU,
                    new CenterCropPad(),
                    new Clip(),
                    new Col2Im(),
                    new Compress(),
                    new Concat(),
                    new ConcatFromSequence(),
                    new Constant(),
                    new ConstantOfShape(),
                    new Conv(),
                    new ConvInteger(),
                    new ConvTranspose(),
                    Transcendental.COS,
                    Transcendental.COSH,
                    new Crop(),
                    Cumulative.PRODUCT,
                    Cumulative.SUM,
                    new Dft(),
                    new DeformConv(),
                    SpaceAndDepth.DEPTH_TO_SPACE,
                    new DequantizeLinear(),
                    new Det(),
                    BinaryArithmetic.DIV,
                    new Dropout(),
                    new DynamicQuantizeLinear(),
                    new Einsum(),
                    Activation.ELU,
                    Comparison.EQUAL,
                    Transcendental.ERF,
                    UnaryArithmetic.EXP,
                    new Expand(),
                    new EyeLike(),
                    new Flatten(),
                    UnaryArithmetic.FLOOR,
                    new Gru(),
                    new Gather(),
                    new GatherElements(),
                    new GatherND(),
                    new Gelu(),
                    new Gemm(),
                    GlobalPool.AVERAGE,
                    new GlobalLpPool(),
                    GlobalPool.MAX,
                    Comparison.GREATER,
                    Comparison.GREATER_OR_EQUAL,
                    new GridSample(),
                    new GroupNormalization(),
                    Window.HAMMING,
                    Window.HANN,
                    Activation.HARD_SIGMOID,
                    Activation.HARD_SWISH,
                    SoftmaxFamily.HARDMAX,
                    new Identity(),
                    new ImageDecoder(),
                    Experimental.IMAGE_SCALER,
                    new InstanceNormalization(),
                    NumberCheck.IS_INF,
                    NumberCheck.IS_NAN,
                    new Lrn(),
                    new Lstm(),
                    new LayerNormalization(),
                    Activation.LEAKY_RELU,
                    Comparison.LESS,
                    Comparison.LESS_OR_EQUAL,
                    new LinearAttention(),
                    UnaryArithmetic.LOG,
                    SoftmaxFamily.LOG_SOFTMAX,
                    new LpNormalization(),
                    new LpPool(),
                    new MatMul(),
                    new MatMulInteger(),
                    Variadic.MAX,
                    new MaxPool(),
                    new MaxRoiPool(),
                    new MaxUnpool(),
                    new Mean(),
                    new MeanVarianceNormalization(),
                    new MelWeightMatrix(),
                    Variadic.MIN,
                    Activation.MISH,
                    new Mod(),
                    BinaryArithmetic.MUL,
                    new Multinomial(),
                    UnaryArithmetic.NEG,
                    new NegativeLogLikelihoodLoss(),
                    new NonMaxSuppression(),
                    new NonZero(),
                    UnaryArithmetic.NOT,
                    new OneHot(),
                    new OptionalOf(),
                    new OptionalGetElement(),
                    new OptionalHasElement(),
                    Comparison.OR,
                    new PRelu(),
                    new Pad(),
                    Experimental.PARAMETRIC_SOFTPLUS,
                    BinaryArithmetic.POW,
                    new QLinearConv(),
                    new QLinearMatMul(),
                    new QuantizeLinear(),
                    new RmsNormalization(),
                    new Rnn(),
                    RandomTensor.RANDOM_NORMAL,
                    RandomTensor.RANDOM_NORMAL_LIKE,
                    RandomTensor.RANDOM_UNIFORM,
                    RandomTensor.RANDOM_UNIFORM_LIKE,
                    new Range(),
                    UnaryArithmetic.RECIPROCAL,
                    CompositeReduction.L1,
                    CompositeReduction.L2,
                    CompositeReduction.LOG_SUM,
                    CompositeReduction.LOG_SUM_EXP,
                    Reduction.MAX,
                    CompositeReduction.MEAN,
                    Reduction.MIN,
                    Reduction.PRODUCT,
                    Reduction.SUM,
                    CompositeReduction.SUM_SQUARE,
                    new RegexFullMatch(),
                    new Relu(),
                    new Reshape(),
                    new Resize(),
                    new ReverseSequence(),
                    new RoiAlign(),
                    new RotaryEmbedding(),
                    UnaryArithmetic.ROUND,
                    new Stft(),
                    Experimental.SCALE,
                    Experimental.SCALED_TANH,
                    ElementScatter.SCATTER,
                    ElementScatter.SCATTER_ELEMENTS,
                    new ScatterND(),
                    Activation.SELU,
                    new SequenceAt(),
                    new SequenceConstruct(),
                    new SequenceEmpty(),
                    new SequenceErase(),
                    new SequenceInsert(),
                    new SequenceLength(),
                    new ShapeOf(),
                    Activation.SHRINK,
                    Activation.SIGMOID,
                    UnaryArithmetic.SIGN,
                    new SimplifiedLayerNormalization(),
                    Transcendental.SIN,
                    Transcendental.SINH,
                    new Size(),
                    new Slice(),
                    SoftmaxFamily.SOFTMAX,
                    new SoftmaxCrossEntropyLoss(),
                    Activation.SOFTPLUS,
                    Activation.SOFTSIGN,
                    SpaceAndDepth.SPACE_TO_DEPTH,
                    new Split(),
                    new SplitToSequence(),
                    UnaryArithmetic.SQRT,
                    new Squeeze(),
                    new StringConcat(),
                    new StringNormalizer(),
                    new StringSplit(),
                    BinaryArithmetic.SUB,
                    Variadic.SUM,
                    new SwiGlu(),
                    Activation.SWISH,
                    Transcendental.TAN,
                    Activation.TANH,
                    new TensorScatter(),
                    new TfIdfVectorizer(),
                    Activation.THRESHOLDED_RELU,
                    new Tile(),
                    new TopK(),
                    new Transpose(),
                    new Trilu(),
                    new Unique(),
                    new Unsqueeze(),
                    new Upsample(),
                    new Where(),
                    Comparison.XOR,
                    new FlexAttention());

    private static final List<Operator> ALL =
            Stream.concat(ONNX.stream(), RuntimeOperators.ALL.stream()).toList();

    private static final Map<OperatorId, Operator> BY_ID = byId(ALL);

    private StandardOperators() {}

    public static List<Operator> all() {
        return ALL;
    }

    public static Optional<Operator> find(OperatorId id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /**
     * @throws IllegalStateException when two operators share an id
     */
    static Map<OperatorId, Operator> byId(List<Operator> operators) {
        Map<OperatorId, Operator> byId = HashMap.newHashMap(operators.size());
        for (Operator operator : operators) {
            if (byId.put(operator.id(), operator) != null) {
                throw new IllegalStateException("two rules for operator " + operator.id());
            }
        }
        return byId;
    }
}
