package flopper.db.profile;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.model.Model;
import flopper.db.row.Ids;
import flopper.db.workload.InputShapes;
import flopper.db.workload.Tensor;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

final class ProfileStoreTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final ProfileStore profiles = DATABASE.database().profiles();
    private final Rows rows = new Rows(DATABASE.database());
    private Model model;

    @BeforeEach
    void storeModel() {
        model = rows.model("net");
    }

    @Test
    void aProfileComesBackWithAllItsParts() {
        NewProfile profile = Rows.profile(model, 8);

        String id = profiles.put(profile);

        Profile stored = profiles.find(id).orElseThrow();
        assertThat(stored.id()).isEqualTo(id);
        assertThat(stored.header().graphId()).isEqualTo(model.graphId());
        assertThat(stored.header().shapes()).isEqualTo(profile.shapes());
        assertThat(stored.header().inputs()).isEqualTo(profile.inputs());
        assertThat(stored.header().totals()).isEqualTo(profile.totals());
        assertThat(stored.unsupported()).isEqualTo(profile.unsupported());
        assertThat(stored.conventions()).isEqualTo(profile.conventions());
        assertThat(stored.layers()).isEqualTo(profile.layers());
        assertThat(profiles.findByShapes(model.graphId(), profile.shapes())).contains(stored);
    }

    @Test
    void layersKeepUnknownShapesReasonsAndOddNames() {
        ProfileLayer layer =
                new ProfileLayer(
                        0,
                        "a\nb] \\n",
                        "com.acme::Foo",
                        LayerOutcome.UNRESOLVED,
                        Optional.of("the shape depends on data"),
                        new Operations(1, 2, 3, 4, 5, Long.MAX_VALUE),
                        7,
                        8,
                        9,
                        10,
                        11,
                        12,
                        List.of(
                                new Tensor("x y", Optional.empty(), Optional.empty()),
                                Tensor.of("s", "INT64", List.of())));

        String id = profiles.put(with(Rows.profile(model, 1), List.of(layer)));

        assertThat(profiles.layers(id)).containsExactly(layer);
    }

    @Test
    void aNameWithNulIsStoredWithoutIt() {
        ProfileLayer layer = Rows.layer(0, "a\0b", LayerOutcome.COUNTED);

        String id = profiles.put(with(Rows.profile(model, 1), List.of(layer)));

        assertThat(profiles.layers(id)).extracting(ProfileLayer::name).containsExactly("ab");
    }

    @Test
    void aProfileWithoutLayersIsStored() {
        String id = profiles.put(with(Rows.profile(model, 1), List.of()));

        assertThat(profiles.find(id).orElseThrow().layers()).isEmpty();
    }

    @Test
    void aKnownProfileIsNotStoredAgain() {
        String id = profiles.put(Rows.profile(model, 1));

        assertThat(profiles.put(Rows.profile(model, 1))).isEqualTo(id);
        assertThat(DATABASE.count("profile")).isEqualTo(1);
        assertThat(DATABASE.count("profile_layer")).isEqualTo(2);
    }

    @Test
    void theSameProfileTwiceInOneBatchIsStoredOnce() {
        List<String> ids =
                profiles.putAll(
                        List.of(
                                Rows.profile(model, 1),
                                Rows.profile(model, 2),
                                Rows.profile(model, 1)));

        assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(1));
        assertThat(DATABASE.count("profile")).isEqualTo(2);
        assertThat(profiles.putAll(List.of())).isEmpty();
    }

    @Test
    void overlappingBatchesAtOnceStoreEachProfileOnce() throws Exception {
        List<Future<List<String>>> batches = new ArrayList<>();
        List<List<Long>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                List<Long> sizes = new ArrayList<>(LongStream.rangeClosed(1, 30).boxed().toList());
                Collections.shuffle(sizes, new Random(i));
                List<Long> some = sizes.subList(0, 20);
                asked.add(some);
                batches.add(
                        threads.submit(() ->
                                profiles.putAll(
                                        some.stream()
                                                .map(batch -> Rows.profile(model, batch))
                                                .toList())));
            }
        }

        for (int i = 0; i < batches.size(); i++) {
            List<String> ids = batches.get(i).get();
            for (int j = 0; j < ids.size(); j++) {
                long batch = asked.get(i).get(j);
                assertThat(profiles.findHeader(ids.get(j)).orElseThrow().shapes().byName())
                        .isEqualTo(Map.of("input", List.of(batch, 3L, 224L, 224L)));
            }
        }
        assertThat(DATABASE.count("profile"))
                .isEqualTo(asked.stream().flatMap(List::stream).distinct().count());
        assertThat(DATABASE.count("profile_layer")).isEqualTo(2 * DATABASE.count("profile"));
    }

    @Test
    void manyAreLookedUpAtOnceInTheOrderAsked() {
        String one = profiles.put(Rows.profile(model, 1));
        String two = profiles.put(Rows.profile(model, 2));
        InputShapes first = Rows.profile(model, 1).shapes();
        InputShapes second = Rows.profile(model, 2).shapes();

        assertThat(
                        profiles.findIdsByShapes(
                                List.of(
                                        model.graphId(),
                                        "sha256:none",
                                        model.graphId(),
                                        model.graphId()),
                                List.of(second, first, InputShapes.none(), first)))
                .containsExactly(
                        Optional.of(two), Optional.empty(), Optional.empty(), Optional.of(one));
        assertThat(profiles.findIdsByShapes(List.of(), List.of())).isEmpty();
    }

    @Test
    void shapesOfAHundredInputsAreAKeyLikeAnyOther() {
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            inputs.add(Tensor.of("input_number_" + i, "FLOAT", List.of(1L, 3L, 224L, 224L)));
        }
        NewProfile base = Rows.profile(model, 1);
        NewProfile wide =
                new NewProfile(
                        base.graphId(),
                        inputs,
                        base.totals(),
                        base.unsupported(),
                        base.conventions(),
                        base.layers());

        String id = profiles.put(wide);

        assertThat(profiles.findIdByShapes(model.graphId(), wide.shapes())).contains(id);
    }

    @Test
    void anUnknownIdFindsNothing() {
        assertThat(profiles.find(Ids.next())).isEmpty();
        assertThat(profiles.find("x")).isEmpty();
    }

    private static NewProfile with(NewProfile profile, List<ProfileLayer> layers) {
        return new NewProfile(
                profile.graphId(),
                profile.inputs(),
                profile.totals(),
                profile.unsupported(),
                profile.conventions(),
                layers);
    }
}
