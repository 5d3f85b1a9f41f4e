package flopper.analysis;

import flopper.analysis.op.Operator;
import flopper.analysis.op.microsoft.BiasAdd;
import flopper.analysis.op.microsoft.BiasSoftmax;
import flopper.analysis.op.microsoft.BiasSplitGelu;
import flopper.analysis.op.microsoft.CDist;
import flopper.analysis.op.microsoft.ComplexProduct;
import flopper.analysis.op.microsoft.ConvTransposeWithDynamicPads;
import flopper.analysis.op.microsoft.CropAndResize;
import flopper.analysis.op.microsoft.EmbeddedLayerNormalization;
import flopper.analysis.op.microsoft.FusedConvolution;
import flopper.analysis.op.microsoft.FusedDropout;
import flopper.analysis.op.microsoft.FusedGelu;
import flopper.analysis.op.microsoft.FusedGemm;
import flopper.analysis.op.microsoft.FusedGroupNorm;
import flopper.analysis.op.microsoft.FusedMatrixProduct;
import flopper.analysis.op.microsoft.GatedRmsNorm;
import flopper.analysis.op.microsoft.GemmFastGelu;
import flopper.analysis.op.microsoft.Inverse;
import flopper.analysis.op.microsoft.IsAllFinite;
import flopper.analysis.op.microsoft.MixtureOfExperts;
import flopper.analysis.op.microsoft.NhwcMaxPool;
import flopper.analysis.op.microsoft.RealFourier;
import flopper.analysis.op.microsoft.RemovePadding;
import flopper.analysis.op.microsoft.RestorePadding;
import flopper.analysis.op.microsoft.SkipLayerNormalization;
import flopper.analysis.op.microsoft.SkipSimplifiedLayerNormalization;
import flopper.analysis.op.microsoft.StandardForm;
import flopper.analysis.op.microsoft.UnfoldTensor;
import flopper.analysis.op.microsoft.UniqueWithCounts;
import flopper.analysis.op.microsoft.attention.FusedRotaryEmbedding;
import flopper.analysis.op.microsoft.attention.GatedRelativePositionBias;
import flopper.analysis.op.microsoft.attention.GemmaRotaryEmbedding;
import flopper.analysis.op.microsoft.attention.GroupQueryAttention;
import flopper.analysis.op.microsoft.attention.MultiHeadAttention;
import flopper.analysis.op.microsoft.attention.PackedAttention;
import flopper.analysis.op.microsoft.attention.PagedAttention;
import flopper.analysis.op.microsoft.attention.ProjectedAttention;
import flopper.analysis.op.microsoft.attention.RelativePositionBias;
import flopper.analysis.op.microsoft.attention.SparseAttention;
import flopper.analysis.op.microsoft.layout.BlockedLayout;
import flopper.analysis.op.microsoft.layout.ChannelsLastLayout;
import flopper.analysis.op.microsoft.layout.Reordering;
import flopper.analysis.op.microsoft.quantized.DynamicQuantizeLstm;
import flopper.analysis.op.microsoft.quantized.GatherBlockQuantized;
import flopper.analysis.op.microsoft.quantized.IntegerMatrixProduct;
import flopper.analysis.op.microsoft.quantized.LayoutQLinearConv;
import flopper.analysis.op.microsoft.quantized.MulInteger;
import flopper.analysis.op.microsoft.quantized.PackedMatrixProduct;
import flopper.analysis.op.microsoft.quantized.QGemm;
import flopper.analysis.op.microsoft.quantized.QLinearConcat;
import flopper.analysis.op.microsoft.quantized.QLinearOperator;
import flopper.analysis.op.microsoft.quantized.ReduceSumInteger;

import java.util.List;

/** The operators of ONNX Runtime's own domains that have a rule, in alphabetical order of their ids. */
final class RuntimeOperators {
    static final List<Operator> ALL =
            List.of(
                    BlockedLayout.AVERAGE_POOL,
                    BlockedLayout.CONV,
                    BlockedLayout.GLOBAL_AVERAGE_POOL,
                    BlockedLayout.GLOBAL_MAX_POOL,
                    BlockedLayout.MAX_POOL,
                    Reordering.REORDER_INPUT,
                    Reordering.REORDER_OUTPUT,
                    BlockedLayout.UPSAMPLE,
                    ProjectedAttention.ATTENTION,
                    new BiasAdd(),
                    FusedDropout.BIAS_DROPOUT,
                    FusedGelu.BIAS_GELU,
                    new BiasSoftmax(),
                    new BiasSplitGelu(),
                    FusedDropout.BITMASK_BIAS_DROPOUT,
                    FusedDropout.BITMASK_DROPOUT,
                    new CDist(),
                    ComplexProduct.COMPLEX_MUL,
                    ComplexProduct.COMPLEX_MUL_CONJ,
                    new ConvTransposeWithDynamicPads(),
                    new CropAndResize(),
                    MultiHeadAttention.DECODER_MASKED,
                    ProjectedAttention.DECODER_MASKED_SELF_ATTENTION,
                    StandardForm.DEQUANTIZE_LINEAR,
                    new DynamicQuantizeLstm(),
                    IntegerMatrixProduct.DYNAMIC,
                    EmbeddedLayerNormalization.FLOAT,
                    StandardForm.EXPAND_DIMS,
                    FusedGelu.FAST_GELU,
                    FusedConvolution.FUSED_CONV,
                    FusedGemm.FUSED_GEMM,
                    FusedMatrixProduct.FUSED_MATMUL,
                    FusedMatrixProduct.FUSED_MATMUL_ACTIVATION,
                    new GatedRmsNorm(),
                    new GatedRelativePositionBias(),
                    new GatherBlockQuantized(),
                    StandardForm.GATHER_ND,
                    FusedGelu.GELU,
                    new GemmFastGelu(),
                    FusedGemm.GEMM_FLOAT8,
                    new GemmaRotaryEmbedding(),
                    StandardForm.GRID_SAMPLE,
                    FusedGroupNorm.GROUP_NORM,
                    new GroupQueryAttention(),
                    new Inverse(),
                    RealFourier.INVERSE,
                    new IsAllFinite(),
                    FusedRotaryEmbedding.M_ROTARY_EMBEDDING,
                    PackedMatrixProduct.FP4,
                    PackedMatrixProduct.FP8,
                    PackedMatrixProduct.BNB4,
                    PackedMatrixProduct.FP_Q4,
                    IntegerMatrixProduct.INTEGER16,
                    IntegerMatrixProduct.TO_FLOAT,
                    PackedMatrixProduct.N_BITS,
                    StandardForm.MAXPOOL_WITH_MASK,
                    MixtureOfExperts.FLOAT,
                    new MulInteger(),
                    MultiHeadAttention.FULL,
                    FusedConvolution.NHWC_CONV,
                    FusedConvolution.NHWC_FUSED_CONV,
                    new NhwcMaxPool(),
                    PackedAttention.PROJECTED,
                    PackedAttention.MULTI_HEAD,
                    StandardForm.PAD,
                    new PagedAttention(),
                    ProjectedAttention.QUANTIZED,
                    EmbeddedLayerNormalization.QUANTIZED,
                    new QGemm(),
                    QLinearOperator.ADD,
                    QLinearOperator.AVERAGE_POOL,
                    new QLinearConcat(),
                    new LayoutQLinearConv(),
                    QLinearOperator.GLOBAL_AVERAGE_POOL,
                    QLinearOperator.LEAKY_RELU,
                    QLinearOperator.MUL,
                    QLinearOperator.REDUCE_MEAN,
                    QLinearOperator.SIGMOID,
                    QLinearOperator.SOFTMAX,
                    QLinearOperator.WHERE,
                    MixtureOfExperts.QUANTIZED,
                    StandardForm.QUANTIZE_LINEAR,
                    FusedGelu.QUICK_GELU,
                    StandardForm.RANGE,
                    new ReduceSumInteger(),
                    new RelativePositionBias(),
                    new RemovePadding(),
                    new RestorePadding(),
                    RealFourier.FORWARD,
                    FusedRotaryEmbedding.ROTARY_EMBEDDING,
                    FusedGroupNorm.SKIP_GROUP_NORM,
                    new SkipLayerNormalization(),
                    new SkipSimplifiedLayerNormalization(),
                    new SparseAttention(),
                    StandardForm.TORCH_EMBEDDING,
                    FusedMatrixProduct.TRANSPOSE_MATMUL,
                    StandardForm.TRILU,
                    new UnfoldTensor(),
                    new UniqueWithCounts(),
                    ChannelsLastLayout.AVERAGE_POOL,
                    ChannelsLastLayout.BATCH_NORMALIZATION,
                    ChannelsLastLayout.CONV,
                    ChannelsLastLayout.CONV_TRANSPOSE,
                    ChannelsLastLayout.DEPTH_TO_SPACE,
                    ChannelsLastLayout.GLOBAL_AVERAGE_POOL,
                    ChannelsLastLayout.GLOBAL_LP_POOL,
                    ChannelsLastLayout.GLOBAL_MAX_POOL,
                    ChannelsLastLayout.INSTANCE_NORMALIZATION,
                    ChannelsLastLayout.LRN,
                    ChannelsLastLayout.LP_POOL,
                    ChannelsLastLayout.MAX_POOL,
                    ChannelsLastLayout.Q_LINEAR_CONV,
                    ChannelsLastLayout.SPACE_TO_DEPTH);

    private RuntimeOperators() {}
}
