package flopper.agent.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.agent.TestModels;
import flopper.agent.job.TestDatabases;
import flopper.analysis.graph.Model;
import flopper.analysis.onnx.CanonicalGraph;
import flopper.db.Database;
import flopper.db.model.DescribedGraph;
import flopper.db.model.ModelSource;
import flopper.db.model.NewModel;
import flopper.zoo.Catalogue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.List;

final class GraphsTest {

    private static final Database DATABASE = TestDatabases.open();
    private static final String NETWORK = "nasbench201:331204";

    private final Graphs graphs = new Graphs(DATABASE.models());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aStoredGraphIsRead() {
        Model model = TestModels.convolution();
        String id = TestModels.store(DATABASE, "tiny", model).graphId();

        assertThat(graphs.model(id)).isEqualTo(model);
        assertThat(graphs.bytes(id)).isEqualTo(CanonicalGraph.of(model).bytes());
    }

    @Test
    void aDescribedGraphIsBuilt() {
        Model model = Catalogue.find(NETWORK).orElseThrow().model();
        CanonicalGraph canonical = CanonicalGraph.of(model);
        describe(canonical.id());

        assertThat(graphs.model(canonical.id())).isEqualTo(model);
        assertThat(graphs.bytes(canonical.id())).isEqualTo(canonical.bytes());
    }

    @Test
    void aGraphThatAnotherVersionBuiltIsMissingByName() {
        String id = "sha256:" + "0".repeat(64);
        describe(id);

        assertThatThrownBy(() -> graphs.model(id))
                .isInstanceOf(GraphMissing.class)
                .hasMessageContaining(id)
                .hasMessageContaining(NETWORK);
        assertThatThrownBy(() -> graphs.bytes("sha256:none"))
                .isInstanceOf(GraphMissing.class)
                .hasMessageContaining("is not stored");
    }

    private static void describe(String graphId) {
        DATABASE.models()
                .describeAll(
                        List.of(new NewModel("network", "latest", ModelSource.CATALOGUE)),
                        List.of(new DescribedGraph(graphId, NETWORK, 1, 1, 20)));
    }
}
