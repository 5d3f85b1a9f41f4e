package flopper.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Node;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.MemoryTraffic;
import flopper.analysis.op.Operator;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.OptionalType;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random nodes of every operator, most of them nonsense: each is refused in words, left unresolved,
 * or counted without a negative number. The seed is fixed, so that a failure repeats.
 */
class OperatorRobustnessTest {
    private static final int NODES_PER_OPERATOR = 400;

    private static final List<String> INTEGERS =
            List.of(
                    "axis",
                    "group",
                    "keepdims",
                    "num_groups",
                    "batch_dims",
                    "block_size",
                    "k",
                    "blocksize",
                    "num_heads",
                    "q_num_heads",
                    "kv_num_heads",
                    "hidden_size",
                    "layout",
                    "training_mode",
                    "ceil_mode",
                    "to",
                    "dtype",
                    "transA",
                    "transB",
                    "size",
                    "p",
                    "onesided",
                    "inverse",
                    "output_datatype",
                    "num_outputs",
                    "select_last_index",
                    "sampling_ratio",
                    "stash_type",
                    "upper",
                    "rotary_embedding_dim",
                    "broadcast",
                    "noop_with_empty_axes",
                    "allowzero",
                    "spatial",
                    "keep_dims",
                    "bits");

    private static final List<String> LISTS =
            List.of(
                    "axes",
                    "kernel_shape",
                    "strides",
                    "pads",
                    "dilations",
                    "output_padding",
                    "output_shape",
                    "split",
                    "perm",
                    "shape",
                    "starts",
                    "ends",
                    "pooled_shape");

    private static final List<String> WORDS =
            List.of(
                    "NOTSET",
                    "SAME_UPPER",
                    "SAME_LOWER",
                    "VALID",
                    "linear",
                    "nearest",
                    "cubic",
                    "bilinear",
                    "mean",
                    "sum",
                    "none",
                    "bidirectional",
                    "forward",
                    "ij,jk->ik",
                    "...i,...i",
                    "i,,j->",
                    "DCR",
                    "CRD",
                    "reflect",
                    "");

    private static final List<String> TEXTS =
            List.of(
                    "auto_pad",
                    "mode",
                    "reduction",
                    "direction",
                    "equation",
                    "coordinate_transformation_mode");

    private final Random random = new Random(20_260_801);

    @Test
    void nonsenseIsRefusedInWordsAndNeverCrashes() {
        Map<String, String> crashes = new TreeMap<>();
        for (Operator operator : StandardOperators.all()) {
            for (int i = 0; i < NODES_PER_OPERATOR; i++) {
                TypedNode node = node(operator);
                String crash = crash(operator, node);
                if (!crash.isEmpty()) {
                    crashes.putIfAbsent(operator.id().toString(), crash + " for " + text(node));
                }
            }
        }
        assertThat(crashes).isEmpty();
    }

    /** What went wrong in a way that it must not; empty when nothing did. */
    private static String crash(Operator operator, TypedNode node) {
        try {
            ResolvedNode resolved = new ResolvedNode(node, operator.infer(node));
            if (operator instanceof MemoryTraffic traffic) {
                for (int input = 0; input < node.inputCount(); input++) {
                    if (node.hasInput(input)) {
                        traffic.bytesRead(resolved, input);
                    }
                }
            }
            if (operator instanceof ConstantFolding folding && small(resolved)) {
                folding.fold(resolved);
            }
            var cost = operator.cost(resolved);
            long least =
                    Collections.min(
                            List.of(
                                    cost.multiplyAdds(),
                                    cost.additions(),
                                    cost.multiplications(),
                                    cost.divisions(),
                                    cost.comparisons(),
                                    cost.transcendentals()));
            return least < 0 ? "negative " + cost : "";
        } catch (ShapeException | UnresolvedException e) {
            return String.valueOf(e.getMessage()).isBlank() ? "no message" : "";
        } catch (ArithmeticException e) {
            return String.valueOf(e.getMessage()).contains("zero") ? "division by zero" : "";
        } catch (RuntimeException e) {
            return e + " at " + List.of(e.getStackTrace()).stream().findFirst();
        }
    }

    private static boolean small(ResolvedNode node) {
        return node.outputTypes().stream()
                .allMatch(type ->
                        type instanceof TensorType tensor
                                && tensor.elements() <= ConstantTensor.ELEMENTS_MAX);
    }

    private TypedNode node(Operator operator) {
        List<Optional<TypedNode.Input>> inputs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            boolean present = random.nextInt(8) > 0;
            inputs.add(present ? Optional.of(input()) : Optional.empty());
            names.add(present ? "in" + i : "");
        }
        int outputs = 1 + random.nextInt(3);
        Node node =
                new Node(
                        0,
                        "node",
                        operator.id().domain(),
                        operator.id().name(),
                        names,
                        Collections.nCopies(outputs, "out"),
                        new Attributes(attributes()));
        return new TypedNode(node, 1 + random.nextInt(28), inputs);
    }

    private TypedNode.Input input() {
        TensorType type = new TensorType(pick(List.of(ElementType.values())), shape());
        if (random.nextInt(20) == 0) {
            ValueType other =
                    random.nextBoolean()
                            ? new SequenceType(List.of(type))
                            : new OptionalType(Optional.of(type));
            return new TypedNode.Input(other, Optional.empty(), false);
        }
        boolean known = random.nextBoolean() && type.elements() < 100;
        Optional<ConstantTensor> values =
                known && (type.elementType().isInteger() || type.elementType().isFloatingPoint())
                        ? Optional.of(values(type))
                        : Optional.empty();
        return new TypedNode.Input(type, values, random.nextBoolean());
    }

    private ConstantTensor values(TensorType type) {
        return ConstantTensor.computed(type, _ -> number(), _ -> random.nextGaussian() * 3);
    }

    private Shape shape() {
        long[] dims = new long[random.nextInt(6)];
        for (int axis = 0; axis < dims.length; axis++) {
            dims[axis] = random.nextInt(5);
        }
        return Shape.of(dims);
    }

    /** Mostly small, now and then absurd. */
    private long number() {
        return random.nextInt(30) == 0
                ? pick(List.of(Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40, -1L << 33))
                : random.nextInt(8) - 2;
    }

    private Map<String, AttributeValue> attributes() {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            attributes.put(pick(INTEGERS), new AttributeValue.Int(number()));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            List<Long> numbers = new ArrayList<>();
            for (int n = random.nextInt(5); n > 0; n--) {
                numbers.add(number());
            }
            attributes.put(pick(LISTS), new AttributeValue.Ints(numbers));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            attributes.put(pick(TEXTS), new AttributeValue.Text(pick(WORDS)));
        }
        return attributes;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String text(TypedNode node) {
        StringBuilder text = new StringBuilder("opset " + node.opset() + " (");
        for (int i = 0; i < node.inputCount(); i++) {
            text.append(node.hasInput(i) ? node.value(i) + " " + node.constant(i) : "-")
                    .append(", ");
        }
        return text.append(") ").append(node.attributes().values()).toString();
    }
}
