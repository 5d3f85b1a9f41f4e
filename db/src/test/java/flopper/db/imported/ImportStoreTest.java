package flopper.db.imported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.db.TestDatabase;
import flopper.db.row.Page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

final class ImportStoreTest {

    private static final String CLASS = "imported:rtx3090";

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final ImportStore imports = DATABASE.database().imports();

    /** The figures are those of timm's files for one RTX 3090 under two versions of PyTorch. */
    private static NewImportedMeasurement row(
            long line, String model, String version, double latencyNs) {
        return new NewImportedMeasurement(
                line,
                model,
                Optional.of(model),
                new ImportedSetting(
                        "rtx3090",
                        CLASS,
                        "pytorch",
                        Optional.of(version),
                        "amp",
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalLong.of(1024),
                        OptionalInt.of(224)),
                ImportedTimes.plain(latencyNs, Statistic.MEAN, OptionalDouble.of(3219.06)),
                new ImportedCost(
                        OptionalLong.of(4_110_000_000L),
                        OptionalLong.of(25_560_000),
                        OptionalLong.of(11_110_000),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                Optional.empty());
    }

    private static NewImport file(char digest, NewImportedMeasurement... rows) {
        return new NewImport(
                "sha256:" + String.valueOf(digest).repeat(64),
                ImportFormat.TIMM_BENCHMARK,
                "timm",
                "Apache-2.0",
                "aa4b5850",
                Optional.empty(),
                "ada",
                List.of(rows),
                List.of(
                        new ImportedAccuracy(
                                2,
                                "resnet50",
                                "a1_in1k",
                                Optional.empty(),
                                224,
                                80.382,
                                OptionalDouble.of(94.598),
                                OptionalLong.empty())),
                List.of(new ImportConflict(3, "resnet18", "resnet18", "params differ")),
                1);
    }

    @Test
    void aFileComesBackWithItsRowsAndConflicts() {
        NewImportedMeasurement row = row(2, "resnet50", "2.4.0+cu12.4", 318.095e6);
        assertThat(imports.put(file('a', row))).isTrue();

        Import stored = imports.findByContent("sha256:" + "a".repeat(64)).orElseThrow();
        assertThat(imports.find(stored.id())).contains(stored);
        assertThat(stored.measurements()).isEqualTo(1);
        assertThat(stored.accuracies()).isEqualTo(1);
        assertThat(stored.joined()).isEqualTo(1);
        assertThat(stored.skipped()).isEqualTo(1);
        assertThat(imports.conflicts(stored.id()))
                .containsExactly(new ImportConflict(3, "resnet18", "resnet18", "params differ"));
        assertThat(imports.list(ImportedFilter.NONE, Page.first(10)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.setting()).isEqualTo(row.setting());
                    assertThat(one.times()).isEqualTo(row.times());
                    assertThat(one.cost()).isEqualTo(row.cost());
                    assertThat(one.source()).isEqualTo("timm");
                    assertThat(one.nsPerSample()).isEqualTo(318.095e6 / 1024);
                });
        assertThat(imports.accuracies())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.accuracy().reference()).isEqualTo("resnet50.a1_in1k"));
    }

    @Test
    void theSameContentIsStoredOnce() {
        imports.put(file('a', row(2, "resnet50", "2.4.0+cu12.4", 318.095e6)));

        assertThat(imports.put(file('a', row(2, "resnet50", "2.4.0+cu12.4", 318.095e6)))).isFalse();

        assertThat(DATABASE.count("import")).isEqualTo(1);
        assertThat(DATABASE.count("imported_measurement")).isEqualTo(1);
    }

    @Test
    void aRowThatIsRefusedLeavesNothingOfItsFile() {
        assertThatThrownBy(() ->
                        imports.put(
                                file(
                                        'a',
                                        row(2, "resnet50", "2.4.0", 318.095e6),
                                        row(3, "densenet121", "2.4.0", 0))))
                .hasMessageContaining("latency_ns");

        assertThat(DATABASE.count("import")).isZero();
    }

    @Test
    void aSeriesIsInTheOrderOfVersionsAndHasTheLatestOfEach() {
        imports.put(file('a', row(2, "resnet50", "2.10.0+cu12.4", 1)));
        imports.put(file('b', row(2, "resnet50", "1.13+cu11.7", 338.455e6)));
        imports.put(file('c', row(2, "resnet50", "2.4.0+cu12.4", 5)));
        imports.put(file('d', row(2, "resnet50", "2.4.0+cu12.4", 318.095e6)));

        assertThat(imports.series(List.of("resnet50"), List.of(CLASS)))
                .extracting(one -> one.times().latencyNs())
                .containsExactly(338.455e6, 318.095e6, 1.0);
        assertThat(imports.series(List.of("resnet50"), List.of())).hasSize(3);
        assertThat(imports.series(List.of("resnet18"), List.of())).isEmpty();
        assertThat(imports.ofDeviceClass(CLASS)).hasSize(3);
        assertThat(imports.deviceClasses()).containsExactly(CLASS);
    }

    @Test
    void anImportGoesWithAllItsFigures() {
        imports.put(file('a', row(2, "resnet50", "2.4.0", 318.095e6)));
        String id = imports.list(Page.first(1)).getFirst().id();

        assertThat(imports.delete(id)).isTrue();
        assertThat(imports.delete(id)).isFalse();

        assertThat(DATABASE.count("imported_measurement")).isZero();
        assertThat(DATABASE.count("imported_accuracy")).isZero();
    }
}
