package flopper.agent.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import flopper.agent.TestModels;
import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.cost.Cost;
import flopper.analysis.op.OperatorId;
import flopper.analysis.report.LayerReport;
import flopper.analysis.report.LayerReport.Output;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.db.profile.LayerOutcome;
import flopper.db.profile.NewProfile;
import flopper.db.profile.Operations;
import flopper.db.profile.ProfileLayer;
import flopper.db.workload.Tensor;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class ProfileRowsTest {

    @Test
    void aCountedModelKeepsItsFigures() {
        NewProfile profile =
                ProfileRows.of(
                        "sha256:1",
                        ModelAnalyzer.analyze(TestModels.convolution(), InputBinding.ofBatch(2)));

        assertThat(profile.graphId()).isEqualTo("sha256:1");
        assertThat(profile.inputs())
                .containsExactly(Tensor.of("input", "FLOAT", List.of(2L, 3L, 8L, 8L)));
        // 2·4·6·6 outputs, each of 3·3·3 multiply-adds; and as many comparisons in the Relu.
        assertThat(profile.totals().macs()).isEqualTo(7776);
        assertThat(profile.totals().flops()).isEqualTo(2 * 7776 + 288);
        assertThat(profile.totals().params()).isEqualTo(108);
        assertThat(profile.totals().complete()).isTrue();
        ProfileLayer conv = profile.layers().getFirst();
        assertThat(conv.name()).isEqualTo("first_conv");
        assertThat(conv.op()).isEqualTo("Conv");
        assertThat(conv.outcome()).isEqualTo(LayerOutcome.COUNTED);
        assertThat(conv.operations()).isEqualTo(new Operations(7776, 0, 0, 0, 0, 0));
        assertThat(conv.params()).isEqualTo(108);
        assertThat(conv.outputs())
                .containsExactly(Tensor.of("hidden", "FLOAT", List.of(2L, 4L, 6L, 6L)));
    }

    @Test
    void layersThatWereNotCountedSayWhyAndWhatIsKnown() {
        OperatorId foo = new OperatorId("com.acme", "Foo");
        Output known = new Output("a", TensorType.of(ElementType.INT64, 2));
        Output half = new Output("b", new UnknownType(Optional.of(ElementType.FLOAT), "data"));
        ModelReport report =
                new ModelReport(
                        List.of(),
                        List.of(
                                new LayerReport.Unsupported(0, "foo", foo, List.of(known)),
                                new LayerReport.Unresolved(
                                        1, "bar", OperatorId.onnx("Bar"), List.of(half), "why")),
                        Cost.NONE,
                        new ModelReport.Parameters(1, 2, 3),
                        4,
                        5,
                        6,
                        new TreeMap<>(Map.of("com.acme::Foo", 1)),
                        Map.of("torchvision", 7L));

        NewProfile profile = ProfileRows.of("sha256:2", report);

        assertThat(profile.totals().complete()).isFalse();
        assertThat(profile.unsupported()).isEqualTo(Map.of("com.acme::Foo", 1L));
        assertThat(profile.conventions()).isEqualTo(Map.of("torchvision", 7L));
        assertThat(profile.layers())
                .extracting(ProfileLayer::op, ProfileLayer::outcome, ProfileLayer::reason)
                .containsExactly(
                        tuple("com.acme::Foo", LayerOutcome.UNSUPPORTED, Optional.empty()),
                        tuple("Bar", LayerOutcome.UNRESOLVED, Optional.of("why")));
        assertThat(profile.layers().get(0).outputs())
                .containsExactly(Tensor.of("a", "INT64", List.of(2L)));
        assertThat(profile.layers().get(1).outputs())
                .containsExactly(new Tensor("b", Optional.of("FLOAT"), Optional.empty()));
    }
}
