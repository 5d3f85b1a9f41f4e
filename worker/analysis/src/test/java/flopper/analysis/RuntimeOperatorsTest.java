package flopper.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.onnx.ReadLimits;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.TestNode;
import flopper.analysis.report.LayerReport;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * ONNX Runtime's operators held against ONNX Runtime 1.30 itself: single nodes that it ran on a CPU,
 * with the types of their real outputs, and models that its optimizer and quantizer wrote.
 */
class RuntimeOperatorsTest {
    record Executed(String name, TestNode node, List<ValueType> outputs) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Executed> executed() throws IOException {
        JsonNode cases;
        try (InputStream in = resource("executed.json")) {
            cases = new JsonMapper().readTree(in);
        }
        return StreamSupport.stream(cases.spliterator(), false).map(RuntimeOperatorsTest::executed);
    }

    @ParameterizedTest
    @MethodSource("executed")
    void outputsHaveTheTypesThatARunGives(Executed executed) {
        List<ValueType> inferred = executed.node().infer();

        for (int i = 0; i < executed.outputs().size(); i++) {
            if (!executed.outputs().get(i).equals(UNNAMED)) {
                assertThat(inferred.get(i)).isEqualTo(executed.outputs().get(i));
            }
        }
        assertThat(executed.node().cost().flops()).isNotNegative();
    }

    /**
     * The files are models of the conformance corpus, without weights: {@code ext} and {@code all} as
     * ONNX Runtime's optimizer wrote them at these levels, {@code dyn} and {@code qop} as its quantizer
     * did, dynamically or with quantized operators. Whatever is fused, the products stay.
     */
    @ParameterizedTest
    @CsvSource({
        "mobilenet_v3_small_ext, 56510400",
        "nn_lstm_dyn_all, 45875200",
        "nn_mha_dyn_all, 18874368",
        "nn_mha_ext, 18874368",
        "nn_mha_qop, 18874368",
        "nn_upsample_modes_qop_all, 103680",
        "resnet18_all, 1814073344",
        "squeezenet1_1_qop_all, 349151936",
    })
    void optimizedAndQuantizedModelsKeepTheirMultiplyAdds(String name, long macs)
            throws IOException {
        ModelReport report;
        try (InputStream in = resource(name + ".onnx")) {
            report =
                    ModelAnalyzer.analyze(
                            OnnxReader.read(in, ReadLimits.defaults()), InputBinding.NONE);
        }

        assertThat(report.layers())
                .allSatisfy(layer -> assertThat(layer).isInstanceOf(LayerReport.Counted.class));
        assertThat(report.macs()).isEqualTo(macs);
    }

    /** Stands for an output that the node did not name. */
    private static final ValueType UNNAMED = TensorType.of(ElementType.STRING);

    private static Executed executed(JsonNode json) {
        OperatorId id = new OperatorId(json.get("domain").asText(), json.get("op").asText());
        Operator operator = StandardOperators.find(id).orElseThrow();
        TestNode node =
                TestNode.of(operator)
                        .opset(json.get("opset").asLong())
                        .outputs(json.get("outputs").size());
        json.get("inputs").forEach(input -> input(node, input));
        json.get("attributes")
                .properties()
                .forEach(entry -> node.attribute(entry.getKey(), attribute(entry.getValue())));
        List<ValueType> outputs = new ArrayList<>();
        json.get("outputs")
                .forEach(output -> outputs.add(output.isNull() ? UNNAMED : type(output)));
        return new Executed(json.get("name").asText(), node, outputs);
    }

    private static void input(TestNode node, JsonNode input) {
        if (input.isNull()) {
            node.absent();
        } else if (input.has("values")) {
            node.constant(values(type(input), input.get("values")));
        } else {
            node.input(type(input));
        }
    }

    private static TensorType type(JsonNode json) {
        return new TensorType(
                ElementType.ofCode(json.get("type").asInt()).orElseThrow(),
                Shape.of(stream(json.get("dims")).mapToLong(JsonNode::asLong).toArray()));
    }

    private static ConstantTensor values(TensorType type, JsonNode values) {
        return type.elementType().isFloatingPoint()
                ? ConstantTensor.ofDoubles(
                        type.elementType(),
                        type.shape(),
                        stream(values).mapToDouble(JsonNode::asDouble).toArray())
                : ConstantTensor.ofLongs(
                        type.elementType(),
                        type.shape(),
                        stream(values).mapToLong(JsonNode::asLong).toArray());
    }

    private static AttributeValue attribute(JsonNode value) {
        if (value.isArray()) {
            return new AttributeValue.Ints(stream(value).map(JsonNode::asLong).toList());
        }
        if (value.isTextual()) {
            return new AttributeValue.Text(value.asText());
        }
        return value.isIntegralNumber()
                ? new AttributeValue.Int(value.asLong())
                : new AttributeValue.Real((float) value.asDouble());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(
                RuntimeOperatorsTest.class.getResourceAsStream("runtime/" + name));
    }
}
