package flopper.db;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.comparison.ComparisonQuery;
import flopper.db.comparison.ComparisonStore;
import flopper.db.generator.GeneratorStore;
import flopper.db.history.HistoryStore;
import flopper.db.history.Series;
import flopper.db.history.SeriesFilter;
import flopper.db.measurement.MeasurementFilter;
import flopper.db.measurement.MeasurementStore;
import flopper.db.row.Page;
import flopper.db.workload.InputShapes;
import flopper.servers.TestServers;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How the server would answer the queries that many ask at once, of half a year of measurements. */
final class PlansTest {

    private static final int MONTHS = 6;
    private static final int EACH_MONTH = 4000;
    private static final Pattern SEQUENTIAL = Pattern.compile("Seq Scan on (\\S+)");

    private static Database database;
    private static Handle handle;

    @BeforeAll
    static void generate() {
        var address = TestServers.postgres();
        database = Database.open(TestDatabase.settings(address));
        GeneratorStore generator = database.generator();
        generator.prepare(MONTHS);
        for (int ago = 0; ago < MONTHS; ago++) {
            generator.month(ago, EACH_MONTH, 2);
        }
        generator.analyze();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        handle = JdbiSetup.over(source).open();
        handle.execute(Database.PLANNER);
    }

    @AfterAll
    static void close() {
        handle.close();
        database.close();
    }

    private static String sql(Class<?> store, String name) {
        return Arrays.stream(store.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .map(PlansTest::sql)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> sql(Method method) {
        return Optional.ofNullable(method.getAnnotation(SqlQuery.class)).map(SqlQuery::value);
    }

    /** Fails where a table or month with more than a thousand rows is read from end to end. */
    private static void holds(String sql, UnaryOperator<Query> bound) {
        String plan =
                String.join(
                        "\n",
                        bound.apply(handle.createQuery("EXPLAIN " + sql))
                                .mapTo(String.class)
                                .list());
        List<String> read =
                SEQUENTIAL.matcher(plan).results().map(match -> match.group(1)).distinct().toList();
        List<String> big =
                handle.createQuery(
                                "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples >"
                                        + " 1000")
                        .mapTo(String.class)
                        .list();
        assertThat(big).contains("latest_measurement");
        assertThat(big).anyMatch(name -> name.startsWith("measurement_2"));
        assertThat(read).as(plan).doesNotContainAnyElementsOf(big);
    }

    private static List<String> names(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> GeneratorStore.PREFIX + number)
                .toList();
    }

    private static String graphId(int number) {
        return database.models()
                .findByReference(GeneratorStore.PREFIX + number + ":latest")
                .orElseThrow()
                .graphId();
    }

    @Test
    void comparisonsReadTheLatestOfEachSeries() {
        List<String> graphs = IntStream.rangeClosed(1, 20).mapToObj(PlansTest::graphId).toList();
        ComparisonQuery query =
                new ComparisonQuery(
                        graphs,
                        names(10),
                        Optional.of("onnxruntime"),
                        Optional.of("fp32"),
                        OptionalInt.of(1),
                        OptionalLong.of(1));

        holds(sql(ComparisonStore.class, "latest"), bound -> bound.bindMethods(query));
    }

    @Test
    void aHistoryReadsItsSeriesAndNoOther() {
        Series series =
                new Series(
                        graphId(1),
                        GeneratorStore.PREFIX + 1,
                        "onnxruntime",
                        "fp32",
                        1,
                        OptionalLong.of(1),
                        InputShapes.parse("input=1x3x224x224"),
                        "synthetic");
        SeriesFilter filter =
                new SeriesFilter(
                        series.graphId(),
                        series.deviceClass(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty());

        holds(
                sql(HistoryStore.class, "points"),
                bound ->
                        bound.bindMethods(series)
                                .bind("deviceId", Optional.empty())
                                .bindMethods(Page.first(200)));
        holds(sql(HistoryStore.class, "series"), bound -> bound.bindMethods(filter));
        holds(sql(HistoryStore.class, "unexamined"), bound -> bound.bind("limit", 50));
    }

    @Test
    void firstPagesAreReadFromTheirNewestEnd() {
        String model = GeneratorStore.PREFIX + "3:latest";
        String deviceClass = GeneratorStore.PREFIX + 5;
        for (MeasurementFilter filter :
                List.of(
                        MeasurementFilter.NONE,
                        filter(Optional.of(model), Optional.empty(), Optional.empty()),
                        filter(Optional.empty(), Optional.of(deviceClass), Optional.empty()),
                        filter(Optional.of(model), Optional.of(deviceClass), Optional.empty()),
                        filter(Optional.empty(), Optional.empty(), Optional.of("fp16")),
                        filter(Optional.empty(), Optional.empty(), Optional.of("int4")))) {
            holds(
                    sql(MeasurementStore.class, "list"),
                    bound -> bound.bindMethods(filter).bindMethods(Page.first(100)));
        }
    }

    private static MeasurementFilter filter(
            Optional<String> model, Optional<String> deviceClass, Optional<String> precision) {
        return new MeasurementFilter(
                model,
                Optional.empty(),
                deviceClass,
                Optional.empty(),
                precision,
                OptionalLong.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    @Test
    void theLayersOfAMeasurementAreReadFromItsMonth() {
        String id = database.generator().anyMeasurement();

        holds(sql(MeasurementStore.class, "layers"), bound -> bound.bind("id", id));
        holds(sql(MeasurementStore.class, "find"), bound -> bound.bind("id", id));
    }
}
