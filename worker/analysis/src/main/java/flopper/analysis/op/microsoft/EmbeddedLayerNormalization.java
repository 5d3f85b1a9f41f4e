package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.normalization.LayerNormalization;
import flopper.analysis.op.quantization.Requantization;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Sums of word, position and segment embeddings, normalised: the beginning of BERT, in float or quantized.
 *
 * <p>Shapes: input_ids [B, S], segment_ids?, word_embedding, position_embedding, segment_embedding? [·, H], gamma,
 * beta [H], mask [B, S]?, … → output [B, S, H], mask_index [B], INT32, and the sum as output.
 * <p>Cost: one addition per element for positions, one for segments; then as LayerNormalization; in the quantized form
 * an addition and a multiplication for each element looked up.
 * <p>Convention: looking rows up and counting the mask is no arithmetic.
 * <p>Fails: as LayerNormalization.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: EmbedLayerNormalization, QEmbedLayerNormalization, version 1.
 */
public enum EmbeddedLayerNormalization implements Operator {
    FLOAT("EmbedLayerNormalization") {
        @Override
        Cost lookup(long elements, int tables) {
            return Cost.NONE;
        }

        @Override
        ElementType real(TypedNode node) {
            return node.input(WORDS).elementType();
        }
    },
    QUANTIZED("QEmbedLayerNormalization") {
        @Override
        Cost lookup(long elements, int tables) {
            return Requantization.back(elements).times(tables);
        }

        @Override
        ElementType real(TypedNode node) {
            return node.input(WORDS_SCALE).elementType();
        }
    };

    private static final int WORDS = 2;
    private static final int SEGMENTS = 4;
    private static final int GAMMA = 5;
    private static final int BETA = 6;
    private static final int WORDS_SCALE = 8;
    private static final LayerNormalization NORMALIZATION = new LayerNormalization();

    private final String operator;

    EmbeddedLayerNormalization(String operator) {
        this.operator = operator;
    }

    /** What bringing the rows of so many tables to real numbers costs. */
    abstract Cost lookup(long elements, int tables);

    /** The element type of the sum. */
    abstract ElementType real(TypedNode node);

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType output = normalization(node).output(NORMALIZATION);
        return List.of(
                output, TensorType.of(ElementType.INT32, node.input(0).shape().dim(0)), output);
    }

    private Recast normalization(TypedNode node) {
        Shape ids = node.input(0).shape();
        Shape words = node.input(WORDS).shape();
        if (ids.rank() != 2 || words.rank() != 2) {
            throw new ShapeException("ids " + ids + " and words " + words + " are no matrices");
        }
        TensorType sum = TensorType.of(real(node), ids.dim(0), ids.dim(1), words.dim(1));
        return Recast.of(node, 17, 0, GAMMA, BETA).retyped(0, sum);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long elements = node.output(0).elements();
        int tables = node.hasInput(SEGMENTS) ? 3 : 2;
        return normalization(node)
                .cost(NORMALIZATION)
                .plus(Cost.additions(tables - 1).times(elements))
                .plus(lookup(elements, tables));
    }
}
