package flopper.db.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.row.Page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

final class ModelStoreTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final ModelStore models = DATABASE.database().models();
    private final Rows rows = new Rows(DATABASE.database());

    private static NewGraph graph(String content) {
        return new NewGraph("sha256:" + Rows.sha256(content), 5, 17);
    }

    private Stored put(String name, String content) {
        return models.put(
                new NewModel(name, "latest", ModelSource.UPLOAD),
                graph(content),
                new byte[] {1, 2});
    }

    @Test
    void aNewNameIsCreatedWithItsGraph() {
        Stored stored = put("net", "a");

        assertThat(stored.change()).isEqualTo(Stored.Change.CREATED);
        assertThat(models.find(stored.model().id())).contains(stored.model());
        Graph graph = models.findGraph(stored.model().graphId()).orElseThrow();
        assertThat(graph.sizeBytes()).isEqualTo(2);
        assertThat(graph.nodeCount()).isEqualTo(5);
        assertThat(graph.opset()).isEqualTo(17);
        assertThat(models.findGraphBytes(graph.id())).contains(new byte[] {1, 2});
    }

    @Test
    void theSameNameAndGraphAreKnown() {
        Model first = put("net", "a").model();

        Stored again = put("net", "a");

        assertThat(again.change()).isEqualTo(Stored.Change.KNOWN);
        assertThat(again.model()).isEqualTo(first);
        assertThat(DATABASE.count("graph")).isEqualTo(1);
    }

    @Test
    void aNameMovesToAnotherGraphAndTheOldGraphStays() {
        Model before = put("net", "a").model();

        Stored moved = put("net", "b");

        assertThat(moved.change()).isEqualTo(Stored.Change.MOVED);
        assertThat(moved.model().id()).isEqualTo(before.id());
        assertThat(moved.model().graphId()).isEqualTo(graph("b").id());
        assertThat(moved.model().updatedAt()).isAfter(before.updatedAt());
        assertThat(models.findGraph(graph("a").id())).isPresent();
    }

    @Test
    void manyAreStoredAtOnceAndMoveWhatWasThere() {
        Model known = put("net1", "a").model();
        Model moved = put("net2", "a").model();

        List<Model> stored =
                models.putAll(
                        Stream.of("net0", "net1", "net2")
                                .map(name -> new NewModel(name, "latest", ModelSource.UPLOAD))
                                .toList(),
                        List.of(graph("a"), graph("a"), graph("b")),
                        List.of(new byte[] {1, 2}, new byte[] {1, 2}, new byte[] {3}));

        assertThat(stored)
                .extracting(Model::reference, Model::graphId)
                .containsExactlyInAnyOrder(
                        tuple("net0:latest", graph("a").id()),
                        tuple("net1:latest", graph("a").id()),
                        tuple("net2:latest", graph("b").id()));
        assertThat(stored).contains(known).extracting(Model::id).contains(moved.id());
        assertThat(models.findGraphBytes(graph("b").id())).contains(new byte[] {3});
    }

    @Test
    void twoNamesShareOneGraph() {
        put("net", "a");

        assertThat(put("other", "a").change()).isEqualTo(Stored.Change.CREATED);
        assertThat(DATABASE.count("graph")).isEqualTo(1);
    }

    @Test
    void aReferenceWithoutTagMeansTheLatest() {
        Model latest = put("net", "a").model();
        Model tagged =
                models.put(new NewModel("net", "v3", ModelSource.UPLOAD), graph("b"), new byte[0])
                        .model();

        assertThat(models.findByReference("net")).contains(latest);
        assertThat(models.findByReference("net:latest")).contains(latest);
        assertThat(models.findByReference("net:v3")).contains(tagged);
        assertThat(models.findByReference("net:v4")).isEmpty();
        assertThat(tagged.reference()).isEqualTo("net:v3");
    }

    @Test
    void anIdThatIsNoIdFindsNothing() {
        assertThat(models.find("no such id")).isEmpty();
        assertThat(models.findGraph("sha256:0")).isEmpty();
        assertThat(models.findGraphBytes("'; DROP TABLE graph; --")).isEmpty();
        assertThat(models.delete("1")).isEqualTo(Deletion.UNKNOWN);
    }

    @Test
    void pagesRunThroughAllModelsNewestFirst() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(put("net" + i, "a").model().id());
        }

        List<String> seen = new ArrayList<>();
        List<Model> page = models.list(Page.first(2));
        while (!page.isEmpty()) {
            page.forEach(model -> seen.add(model.id()));
            page = models.list(Page.after(seen.getLast(), 2));
        }

        assertThat(seen).isEqualTo(ids);
    }

    @Test
    void aModelWithUnfinishedJobsIsNotDeleted() {
        Model model = rows.model("net");
        Job job = rows.job(JobKind.PROFILE, model, 1);

        assertThat(models.delete(model.id())).isEqualTo(Deletion.IN_USE);
        assertThat(models.find(model.id())).isPresent();

        DATABASE.database().jobs().cancel(job.id());
        assertThat(models.delete(model.id())).isEqualTo(Deletion.DELETED);
        assertThat(models.find(model.id())).isEmpty();
        Job kept = DATABASE.database().jobs().find(job.id()).orElseThrow();
        assertThat(kept.cell().modelId()).isEmpty();
        assertThat(kept.cell().model()).isEqualTo("net:latest");
        assertThat(models.findGraph(model.graphId())).isPresent();
    }

    @Test
    void manyThatPutTheSameNameAtOnceMakeOneModel() throws Exception {
        List<Future<Stored>> puts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                puts.add(threads.submit(() -> put("net", "a")));
            }
        }

        for (Future<Stored> put : puts) {
            assertThat(put.get().model().graphId()).isEqualTo(graph("a").id());
        }
        assertThat(DATABASE.count("model")).isEqualTo(1);
        assertThat(DATABASE.count("graph")).isEqualTo(1);
    }

    @Test
    void modelsAreFoundByPatternsInTheOrderOfTheirNames() {
        put("resnet_50", "a");
        put("resnetx50", "b");
        put("densenet121", "c");
        models.put(new NewModel("resnet_50", "v2", ModelSource.UPLOAD), graph("d"), new byte[0]);

        assertThat(models.findMatching("resnet%", "latest", 10))
                .extracting(Model::reference)
                .containsExactly("resnet_50:latest", "resnetx50:latest");
        assertThat(models.findMatching("resnet\\_50", "%", 10))
                .extracting(Model::reference)
                .containsExactly("resnet_50:latest", "resnet_50:v2");
        assertThat(models.findMatching("%", "%", 1))
                .extracting(Model::name)
                .containsExactly("densenet121");
    }
}
