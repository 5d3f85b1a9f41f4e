package flopper.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Rows;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.measurement.NewMeasurement;
import flopper.db.model.Model;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DuckDB, which shares no code with us, reads back what we write. */
class TableFormatsTest {

    private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05.678Z");

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    private static String layered = "";

    @TempDir private Path folder;

    @BeforeAll
    static void measure() {
        Rows rows = new Rows(SERVER.database());
        rows.device("cpu", rows.worker());
        String peaks = SERVER.database().peaks().put(Rows.peaks("cpu", STARTED));
        for (String name :
                List.of("plain", "with \"quotes\", and a comma", "zwölf\nЮ 🙂", "'; --")) {
            put(rows, name, Rows.measurement("cpu", 1_000, STARTED));
        }
        layered =
                put(
                        rows,
                        "layered",
                        Rows.layeredMeasurement("cpu", Optional.of(peaks), 1_003, STARTED));
    }

    private static String put(Rows rows, String name, NewMeasurement measurement) {
        Model model = rows.model(name);
        Job job = rows.job(JobKind.MEASUREMENT, model, 1);
        return SERVER.database()
                .measurements()
                .put(
                        job.id(),
                        SERVER.database().profiles().put(Rows.profile(model, 1)),
                        measurement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/measurements",
                "/measurements?fields=model,latency,converged,startedAt&sort=startedAt",
                "/measurements/LAYERED/layers",
                "/measurements/LAYERED/samples",
                "/models",
                "/backbones?limit=1000",
                "/devices",
                "/device-classes",
                "/workers",
                "/sweeps",
                "/kernels"
            })
    void csvAndParquetHoldTheSameRows(String path) throws Exception {
        Path csv = fetch(path, "text/csv");
        Path parquet = fetch(path, Parquet.TYPE);
        int items = SERVER.get(path(path)).at("items").size();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            List<List<String>> columns =
                    rows(
                            duck,
                            "SELECT column_name, column_type FROM (DESCRIBE FROM '%s')",
                            parquet);
            assertThat(columns).isNotEmpty();
            assertThat(columns)
                    .allSatisfy(column ->
                            assertThat(column.get(1))
                                    .isIn(
                                            "VARCHAR",
                                            "BIGINT",
                                            "DOUBLE",
                                            "BOOLEAN",
                                            "TIMESTAMP WITH TIME ZONE"));
            assertThat(rows(duck, "SELECT count(*) FROM '%s'", parquet))
                    .isEqualTo(List.of(List.of(Integer.toString(items))));
            // What is missing and an empty text look the same in CSV.
            String typed =
                    columns.stream()
                            .map(column ->
                                    "CAST(nullif(\"%s\", '') AS %s)"
                                            .formatted(column.get(0), column.get(1)))
                            .reduce((a, b) -> a + ", " + b)
                            .orElseThrow();
            String bare =
                    columns.stream()
                            .map(column ->
                                    column.get(1).equals("VARCHAR")
                                            ? "nullif(\"%s\", '')".formatted(column.get(0))
                                            : "\"%s\"".formatted(column.get(0)))
                            .reduce((a, b) -> a + ", " + b)
                            .orElseThrow();
            assertThat(
                            rows(
                                    duck,
                                    "SELECT "
                                            + typed
                                            + " FROM read_csv('%s', all_varchar = true, header ="
                                            + " true, quote = '\"', escape = '\"', delim = ',',"
                                            + " new_line = '\\r\\n')",
                                    csv))
                    .hasSize(items)
                    .isEqualTo(rows(duck, "SELECT " + bare + " FROM '%s'", parquet));
        }
    }

    @Test
    void typesAndValuesAreThoseOfTheMeasurement() throws Exception {
        Path parquet = fetch("/measurements?sort=-id&limit=1", Parquet.TYPE);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            assertThat(
                            rows(
                                    duck,
                                    "SELECT id, model, p50Ns + 1, batch, epoch_ms(startedAt),"
                                            + " converged, typeof(cv), p99Ns FROM '%s'",
                                    parquet))
                    .isEqualTo(
                            List.of(
                                    List.of(
                                            layered,
                                            "layered:latest",
                                            "1004",
                                            "1",
                                            Long.toString(STARTED.toEpochMilli()),
                                            "true",
                                            "DOUBLE",
                                            "null")));
        }
    }

    private Path fetch(String path, String type) throws IOException {
        Answer answer = SERVER.send(SERVER.request(path(path)).header("Accept", type));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Path file = folder.resolve(type.equals(Parquet.TYPE) ? "rows.parquet" : "rows.csv");
        return Files.write(file, answer.body());
    }

    private static String path(String path) {
        return "/api/v1" + path.replace("LAYERED", layered);
    }

    private static List<List<String>> rows(Connection duck, String sql, Path file)
            throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = duck.createStatement();
                ResultSet result = statement.executeQuery(sql.formatted(file))) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
