package flopper.analysis.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.analysis.Corpus;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Function;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.Anonymous;
import flopper.analysis.graph.ValueInfo.DeclaredOptional;
import flopper.analysis.graph.ValueInfo.DeclaredSequence;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.graph.ValueInfo.Symbol;
import flopper.analysis.graph.ValueInfo.Undeclared;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class OnnxWriterTest {
    private static final ValueInfo.DeclaredType IMAGE =
            new DeclaredTensor(
                    ElementType.FLOAT,
                    Optional.of(
                            List.of(new Symbol("N"), new Fixed(3), new Anonymous(), new Fixed(0))));

    private static TensorData weight(String name, ElementType type, long... dims) {
        return new TensorData(name, TensorType.of(type, dims), Optional.empty());
    }

    private static TensorData known(String name, ConstantTensor values) {
        return new TensorData(name, values.type(), Optional.of(values));
    }

    private static TensorData reals(ElementType type, double... values) {
        return known("k", ConstantTensor.ofDoubles(type, Shape.of(values.length), values));
    }

    private static TensorData integers(ElementType type, long... values) {
        return known("k", ConstantTensor.ofLongs(type, Shape.of(values.length), values));
    }

    private static Graph graph(List<TensorData> initializers, Attributes attributes) {
        Node node = new Node(0, "", "", "Foo", List.of("x", "", "w"), List.of("y"), attributes);
        return new Graph(
                "g",
                List.of(new ValueInfo("x", IMAGE)),
                List.of(new ValueInfo("y", new Undeclared())),
                initializers,
                List.of(node));
    }

    private static Model model(List<TensorData> initializers, Attributes attributes) {
        List<TensorData> all = new ArrayList<>(initializers);
        all.add(weight("w", ElementType.FLOAT, 1000, 1000));
        return new Model(8, Map.of("", 17L), graph(all, attributes), List.of());
    }

    private static void assertReadsBack(Model model) {
        byte[] bytes = OnnxWriter.write(model);
        assertThat(OnnxReader.read(bytes)).isEqualTo(model);
        assertThat(OnnxWriter.write(OnnxReader.read(bytes))).isEqualTo(bytes);
    }

    @Test
    void everyKindOfAttributeReadsBackAsItWas() {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        values.put("int", new AttributeValue.Int(-1));
        values.put("zero", new AttributeValue.Int(0));
        values.put("real", new AttributeValue.Real(Float.NaN));
        values.put("text", new AttributeValue.Text(""));
        values.put("tensor", new AttributeValue.Tensor(weight("t", ElementType.INT4, 5)));
        values.put("graph", new AttributeValue.Subgraph(graph(List.of(), Attributes.NONE)));
        values.put("ints", new AttributeValue.Ints(List.of(1L, Long.MIN_VALUE)));
        values.put("no_ints", new AttributeValue.Ints(List.of()));
        values.put("reals", new AttributeValue.Reals(List.of(1f, -0f)));
        values.put("no_reals", new AttributeValue.Reals(List.of()));
        values.put("texts", new AttributeValue.Texts(List.of("", "é")));
        values.put("tensors", new AttributeValue.Tensors(List.of(integers(ElementType.BOOL, 1))));
        values.put("no_graphs", new AttributeValue.Subgraphs(List.of()));
        values.put("type", new AttributeValue.Type(new DeclaredOptional(IMAGE)));

        assertReadsBack(model(List.of(), new Attributes(values)));
    }

    @Test
    void everyKindOfDeclaredTypeReadsBackAsItWas() {
        List<ValueInfo> inputs =
                List.of(
                        new ValueInfo("x", new DeclaredSequence(IMAGE)),
                        new ValueInfo("b", new DeclaredSequence(new Undeclared())),
                        new ValueInfo("c", new DeclaredTensor(ElementType.BOOL, Optional.empty())),
                        new ValueInfo(
                                "d",
                                new DeclaredTensor(ElementType.INT64, Optional.of(List.of()))));
        Graph graph = graph(List.of(weight("w", ElementType.INT8, 3)), Attributes.NONE);

        assertReadsBack(
                new Model(
                        8,
                        Map.of("", 17L, "com.acme", 2L),
                        new Graph("", inputs, graph.outputs(), graph.initializers(), graph.nodes()),
                        List.of()));
    }

    @Test
    void valuesThatSteerShapesStayAndReadBack() {
        assertReadsBack(
                model(
                        List.of(
                                known("a", ConstantTensor.vector(0, -1, Long.MAX_VALUE)),
                                known("b", integers(ElementType.UINT8, 0, 255).values().get()),
                                known("c", integers(ElementType.INT16, -300).values().get()),
                                known(
                                        "d",
                                        integers(ElementType.UINT32, 4_000_000_000L)
                                                .values()
                                                .get()),
                                known("e", reals(ElementType.FLOAT, 0.1f, -0.0).values().get()),
                                known(
                                        "f",
                                        reals(ElementType.FLOAT16, 65504, Double.NaN)
                                                .values()
                                                .get()),
                                known("g", reals(ElementType.BFLOAT16, 1.5).values().get()),
                                known("h", reals(ElementType.DOUBLE, 0.1).values().get()),
                                known("i", reals(ElementType.FLOAT).values().get())),
                        Attributes.NONE));
    }

    @Test
    void functionsReadBackAsTheyWere() {
        Attributes attributes =
                new Attributes(Map.of("alpha", new AttributeValue.Reference("slope", 1)));
        Function function =
                new Function(
                        "com.acme",
                        "Foo",
                        "real",
                        List.of("a"),
                        List.of("b"),
                        List.of("slope"),
                        new Attributes(Map.of("beta", new AttributeValue.Real(2))),
                        Map.of("", 17L),
                        List.of(
                                new Node(
                                        0,
                                        "n",
                                        "",
                                        "LeakyRelu",
                                        List.of("a"),
                                        List.of("b"),
                                        attributes)));
        Model model = model(List.of(), Attributes.NONE);

        assertReadsBack(new Model(8, model.opsets(), model.graph(), List.of(function)));
    }

    @Test
    void weightsBecomeExternalDataInFileOrder() {
        Model model = model(List.of(weight("odd", ElementType.INT4, 3)), Attributes.NONE);

        String text = new String(OnnxWriter.write(model), StandardCharsets.ISO_8859_1);

        assertThat(text).contains("location", "weights.bin", "length\u0012\u0001" + "2");
        assertThat(text).contains("offset\u0012\u0002" + "64", "length\u0012\u0007" + "4000000");
    }

    @Test
    void valuesThatTheReaderWouldDropAreDroppedByTheWriterToo() {
        TensorData large = reals(ElementType.FLOAT, new double[17]);
        Model model = model(List.of(large), Attributes.NONE);

        byte[] bytes = OnnxWriter.write(model);

        assertThat(OnnxReader.read(bytes).graph().initializers().getFirst())
                .isEqualTo(weight("k", ElementType.FLOAT, 17));
        assertThat(OnnxWriter.write(OnnxReader.read(bytes))).isEqualTo(bytes);
    }

    @Test
    void everyModelOfTheCorpusReadsBackAsItWas() {
        for (Path file : Corpus.models()) {
            Model model = OnnxReader.read(Corpus.bytes(file));
            byte[] bytes = OnnxWriter.write(model);

            assertThat(OnnxReader.read(bytes)).as(file.toString()).isEqualTo(model);
            assertThat(OnnxWriter.write(OnnxReader.read(bytes))).isEqualTo(bytes);
        }
    }
}
