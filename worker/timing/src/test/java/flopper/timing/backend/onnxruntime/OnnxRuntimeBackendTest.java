package flopper.timing.backend.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnxruntime.OrtEnvironment;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Symbol;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.timing.backend.Backend;
import flopper.timing.backend.BackendContract;
import flopper.timing.backend.LoadedWorkload;
import flopper.timing.backend.OpenWorkload;
import flopper.timing.backend.Precision;
import flopper.timing.backend.Profile;
import flopper.timing.backend.ProfiledWorkload;
import flopper.timing.backend.TestModels;
import flopper.timing.backend.Workload;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

final class OnnxRuntimeBackendTest extends BackendContract {
    @Override
    protected Backend backend() {
        return new OnnxRuntimeBackend();
    }

    private void runs(byte[] graph, int threads) throws TimingFailure {
        Workload workload = new Workload(graph, Map.of(), Precision.FP32, threads);
        List<Integer> cpus = List.of(0, 1).subList(0, threads);
        try (OpenWorkload open = backend().open(backend().prepare(workload).payload(), cpus);
                LoadedWorkload loaded = open.load()) {
            loaded.run();
            loaded.run();
        }
    }

    private static Node constant(String output, TensorData value) {
        return new Node(
                0,
                "",
                "",
                "Constant",
                List.of(),
                List.of(output),
                new Attributes(Map.of("value", new AttributeValue.Tensor(value))));
    }

    @Test
    void theVersionIsThatOfTheRuntime() {
        assertThat(backend().version()).isEqualTo(OrtEnvironment.getEnvironment().getVersion());
    }

    @Test
    void everyThreadButTheFirstIsBoundToItsProcessor() throws TimingFailure {
        Workload workload = new Workload(TestModels.products(64, 1), Map.of(), Precision.FP32, 2);

        try (OpenWorkload open =
                backend().open(backend().prepare(workload).payload(), List.of(1, 0))) {
            assertThat(open.settings())
                    .containsEntry("intraOpThreads", "2")
                    .containsEntry("session.intra_op.allow_spinning", "0")
                    .containsEntry("session.intra_op_thread_affinities", "1");
        }
    }

    @Test
    void weightsInConstantNodesAreSupplied() throws TimingFailure {
        runs(
                TestModels.bytes(
                        List.of(TestModels.input("input", TestModels.fixed(64))),
                        List.of(),
                        List.of(
                                constant("w", TestModels.weight("", 64)),
                                TestModels.node("/add", "Add", "output", "input", "w"))),
                1);
    }

    @Test
    void weightsWithinBranchesAreSupplied() throws TimingFailure {
        Graph constantBranch = branch(List.of(), List.of(constant("b", TestModels.weight("", 64))));
        Graph initializerBranch =
                branch(
                        List.of(TestModels.weight("w", 64)),
                        List.of(TestModels.node("/twice", "Add", "b", "w", "w")));
        TensorData yes =
                new TensorData(
                        "yes",
                        new TensorType(ElementType.BOOL, Shape.scalar()),
                        Optional.of(ConstantTensor.ofLongs(ElementType.BOOL, Shape.scalar(), 1)));
        Node choice =
                new Node(
                        0,
                        "/if",
                        "",
                        "If",
                        List.of("condition"),
                        List.of("chosen"),
                        new Attributes(
                                Map.of(
                                        "then_branch", new AttributeValue.Subgraph(constantBranch),
                                        "else_branch",
                                                new AttributeValue.Subgraph(initializerBranch))));
        runs(
                TestModels.bytes(
                        List.of(TestModels.input("input", TestModels.fixed(64))),
                        List.of(yes),
                        List.of(
                                TestModels.node("/condition", "Not", "condition", "yes"),
                                choice,
                                TestModels.node("/add", "Add", "output", "input", "chosen"))),
                1);
    }

    @Test
    void theTimeOfABranchIsThatOfTheNodeThatHoldsIt() throws TimingFailure {
        Graph branch =
                branch(
                        List.of(TestModels.weight("w", 64)),
                        List.of(TestModels.node("/twice", "Add", "b", "w", "w")));
        Node choice =
                new Node(
                        0,
                        "/if",
                        "",
                        "If",
                        List.of("condition"),
                        List.of("output"),
                        new Attributes(
                                Map.of(
                                        "then_branch", new AttributeValue.Subgraph(branch),
                                        "else_branch", new AttributeValue.Subgraph(branch))));
        byte[] graph =
                TestModels.bytes(
                        List.of(TestModels.input("input", TestModels.fixed(1))),
                        List.of(),
                        List.of(TestModels.node("/isnan", "IsNaN", "condition", "input"), choice));
        Workload workload = new Workload(graph, Map.of(), Precision.FP32, 1);

        try (OpenWorkload open = backend().open(backend().prepare(workload).payload(), List.of(0));
                ProfiledWorkload loaded = open.loadProfiled()) {
            for (int run = 0; run < 5; run++) {
                loaded.run();
            }
            Profile profile = loaded.profile(4);

            assertThat(profile.runs()).isEqualTo(4);
            assertThat(profile.nodes())
                    .extracting(Profile.Node::operator)
                    .containsExactly("IsNaN", "If");
        }
    }

    private static Graph branch(List<TensorData> initializers, List<Node> nodes) {
        ValueInfo output =
                new ValueInfo("b", new DeclaredTensor(ElementType.FLOAT, Optional.empty()));
        return new Graph("branch", List.of(), List.of(output), initializers, nodes);
    }

    @Test
    void weightsInOtherAttributesAreRefusedByName() {
        Node node =
                new Node(
                        0,
                        "/odd",
                        "",
                        "Odd",
                        List.of("input"),
                        List.of("output"),
                        new Attributes(
                                Map.of(
                                        "table",
                                        new AttributeValue.Tensor(TestModels.weight("", 99)))));
        byte[] graph =
                TestModels.bytes(
                        List.of(TestModels.input("input", TestModels.fixed(4))),
                        List.of(),
                        List.of(node));

        assertThat(refusal(graph).code()).isEqualTo(FailureCode.UNSUPPORTED);
        assertThat(refusal(graph)).hasMessageContaining("attribute table of node /odd");
    }

    @Test
    void aDimensionThatStaysOpenIsRefusedByName() {
        byte[] graph =
                TestModels.bytes(
                        List.of(TestModels.input("input", new Symbol("width"))),
                        List.of(),
                        List.of(TestModels.node("/relu", "Relu", "output", "input")));

        assertThat(refusal(graph).code()).isEqualTo(FailureCode.MODEL_REJECTED);
        assertThat(refusal(graph)).hasMessageContaining("input");
    }

    @Test
    void aWeightOfATypeWithoutValuesIsRefusedByName() {
        TensorData strings =
                new TensorData("labels", TensorType.of(ElementType.STRING, 1000), Optional.empty());
        byte[] graph =
                TestModels.bytes(
                        List.of(TestModels.input("input", TestModels.fixed(4))),
                        List.of(strings),
                        List.of(TestModels.node("/relu", "Relu", "output", "input")));

        assertThat(refusal(graph).code()).isEqualTo(FailureCode.UNSUPPORTED);
        assertThat(refusal(graph)).hasMessageContaining("tensor labels is of type STRING");
    }

    private TimingFailure refusal(byte[] graph) {
        return catchThrowableOfType(
                TimingFailure.class,
                () -> backend().prepare(new Workload(graph, Map.of(), Precision.FP32, 1)));
    }
}
