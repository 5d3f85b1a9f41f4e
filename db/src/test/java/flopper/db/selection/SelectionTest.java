package flopper.db.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.device.DeviceStore;
import flopper.db.device.WorkerStore;
import flopper.db.job.JobStore;
import flopper.db.kernel.KernelStore;
import flopper.db.measurement.MeasurementStore;
import flopper.db.model.Model;
import flopper.db.model.ModelSource;
import flopper.db.model.ModelStore;
import flopper.db.model.NewGraph;
import flopper.db.model.NewModel;
import flopper.db.regression.RegressionStore;
import flopper.db.sweep.SweepStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class SelectionTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private static final Field NAME = ModelStore.ALL.require("name");
    private static final Field ID = ModelStore.ALL.require("id");

    private final Rows rows = new Rows(DATABASE.database());

    @Test
    void everyFieldOfEveryCollectionFitsTheSchema() {
        for (Selectable<?> collection :
                List.of(
                        MeasurementStore.ALL,
                        KernelStore.ALL,
                        RegressionStore.ALL,
                        ModelStore.ALL,
                        SweepStore.ALL,
                        JobStore.ALL,
                        DeviceStore.ALL,
                        WorkerStore.ALL)) {
            for (String name : collection.fields()) {
                Field field = collection.require(name);
                Object value = example(field.type());
                Condition all =
                        new Condition.All(
                                List.of(
                                        new Condition.Compare(field, Comparison.EQUAL, value),
                                        new Condition.In(field, List.of(value, value)),
                                        new Condition.Not(new Condition.Missing(field))));
                assertThatCode(() -> select(collection, all, List.of(collection.order())))
                        .as(name)
                        .doesNotThrowAnyException();
            }
            for (String name : collection.sortable()) {
                Order order = new Order(collection.require(name), true);
                assertThatCode(() -> select(collection, Condition.ALWAYS, List.of(order)))
                        .as(name)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void conditionsMeanWhatTheySay() {
        List.of("alpha", "beta", "gamma").forEach(rows::model);
        assertThat(names(new Condition.Compare(NAME, Comparison.AT_LEAST, "beta")))
                .containsExactly("beta", "gamma");
        assertThat(names(new Condition.Compare(NAME, Comparison.UNEQUAL, "beta")))
                .containsExactly("alpha", "gamma");
        assertThat(names(new Condition.In(NAME, List.of("alpha", "gamma", "delta"))))
                .containsExactly("alpha", "gamma");
        assertThat(names(new Condition.Like(NAME, "%a_m%"))).containsExactly("gamma");
        assertThat(
                        names(
                                new Condition.Any(
                                        List.of(
                                                new Condition.Not(new Condition.Like(NAME, "%a%")),
                                                new Condition.Like(NAME, "b%")))))
                .containsExactly("beta");
        assertThat(names(Condition.NEVER)).isEmpty();
        assertThat(names(Condition.equal(NAME, Optional.of("beta")))).containsExactly("beta");
        assertThat(names(Condition.equal(NAME, Optional.empty()))).hasSize(3);
        assertThat(names(Condition.equal(ID, Optional.of("no id")))).isEmpty();
    }

    @Test
    void whatAClientGivesIsAValueAndNeverSql() {
        String hostile = "x' OR true; DROP TABLE model; -- :v0 <a> ? \\";
        rows.model(hostile);
        rows.model("other");
        assertThat(names(new Condition.Compare(NAME, Comparison.EQUAL, hostile)))
                .containsExactly(hostile);
        assertThat(names(new Condition.Compare(NAME, Comparison.EQUAL, "' OR '1'='1"))).isEmpty();
    }

    @Test
    void pagesMeetWithoutGapOrOverlapInEveryDirection() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            tagged(name, "1");
            tagged(name, "2");
        }
        for (boolean down : new boolean[] {false, true}) {
            for (boolean idDown : new boolean[] {false, true}) {
                List<Order> order = List.of(new Order(NAME, down), new Order(ID, idDown));
                List<Model> whole =
                        DATABASE.database()
                                .select(
                                        ModelStore.ALL,
                                        new Selection(Condition.ALWAYS, order, List.of(), 100));
                assertThat(paged(order, 3)).as("%s", order).isEqualTo(whole);
            }
        }
    }

    private static void tagged(String name, String tag) {
        DATABASE.database()
                .models()
                .put(
                        new NewModel(name, tag, ModelSource.UPLOAD),
                        new NewGraph("sha256:" + "0".repeat(64), 3, 17),
                        new byte[1]);
    }

    private static List<Model> paged(List<Order> order, int limit) {
        List<Model> seen = new ArrayList<>();
        List<Object> after = List.of();
        while (true) {
            List<Model> page =
                    DATABASE.database()
                            .select(
                                    ModelStore.ALL,
                                    new Selection(Condition.ALWAYS, order, after, limit));
            if (page.isEmpty()) {
                return seen;
            }
            seen.addAll(page);
            after = ModelStore.ALL.place(page.getLast(), order);
        }
    }

    private static List<String> names(Condition where) {
        return select(ModelStore.ALL, where, List.of(new Order(NAME, false))).stream()
                .map(Model::name)
                .toList();
    }

    private static <R> List<R> select(
            Selectable<R> collection, Condition where, List<Order> order) {
        return DATABASE.database().select(collection, new Selection(where, order, List.of(), 100));
    }

    private static Object example(FieldType type) {
        return switch (type) {
            case TEXT -> "text";
            case ID -> UUID.randomUUID();
            case INTEGER -> 7L;
            case REAL -> 0.5;
            case BOOLEAN -> true;
            case INSTANT -> Instant.parse("2026-11-25T00:00:00Z");
        };
    }
}
