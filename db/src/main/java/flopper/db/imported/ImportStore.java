package flopper.db.imported;

import flopper.db.row.Ids;
import flopper.db.row.Page;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

import java.util.List;
import java.util.Optional;

/** Files of others and the figures in them. */
@RegisterConstructorMapper(Import.class)
@RegisterConstructorMapper(ImportConflict.class)
@RegisterConstructorMapper(ImportedMeasurement.class)
@RegisterConstructorMapper(SourcedAccuracy.class)
public interface ImportStore {

    /**
     * Stores a file with all its rows; false where one with the same content is there already, and
     * nothing was stored.
     */
    @Transaction
    default boolean put(NewImport file) {
        String id = Ids.next();
        int inserted =
                insert(
                        id,
                        file,
                        file.measurements().size(),
                        file.accuracies().size(),
                        file.joined());
        if (inserted == 0) {
            return false;
        }
        List<NewImportedMeasurement> rows = file.measurements();
        insertMeasurements(
                id,
                rows.stream().map(_ -> Ids.next()).toList(),
                rows,
                rows.stream().map(NewImportedMeasurement::setting).toList(),
                rows.stream().map(NewImportedMeasurement::times).toList(),
                rows.stream().map(NewImportedMeasurement::cost).toList());
        insertAccuracies(
                id, file.accuracies().stream().map(_ -> Ids.next()).toList(), file.accuracies());
        insertConflicts(id, file.conflicts());
        return true;
    }

    /** The import with this id. */
    @SqlQuery("SELECT * FROM import WHERE id = as_id(:id)")
    Optional<Import> find(String id);

    /** The import of a file with this content. */
    @SqlQuery("SELECT * FROM import WHERE content_id = :contentId")
    Optional<Import> findByContent(String contentId);

    /** Imports, newest first. */
    @SqlQuery(
            """
            SELECT * FROM import
            WHERE (CAST(:after AS text) IS NULL OR id < as_id(:after))
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<Import> list(@BindMethods Page page);

    /** Takes an import away with all its figures; false where there is none. */
    @SqlUpdate("DELETE FROM import WHERE id = as_id(:id)")
    boolean delete(String id);

    /** Rows that were not joined to the catalogue although their name said so. */
    @SqlQuery(
            """
            SELECT line, model, backbone, detail FROM import_conflict
            WHERE import_id = as_id(:id)
            ORDER BY line
            """)
    List<ImportConflict> conflicts(String id);

    /** Imported times that pass the filter, newest import first, its last line first. */
    @SqlQuery(
            """
            SELECT * FROM imported_measurement_report
            WHERE (CAST(:importId AS text) IS NULL OR import_id = as_id(:importId))
              AND (CAST(:model AS text) IS NULL OR model = :model OR backbone = :model)
              AND (CAST(:deviceClass AS text) IS NULL OR device_class = :deviceClass)
              AND (CAST(:backend AS text) IS NULL OR backend = :backend)
              AND (CAST(:precision AS text) IS NULL OR precision = :precision)
              AND (CAST(:batch AS bigint) IS NULL OR batch = :batch)
              AND (CAST(:resolution AS integer) IS NULL OR resolution = :resolution)
              AND (CAST(:after AS text) IS NULL OR id < as_id(:after))
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<ImportedMeasurement> list(@BindMethods ImportedFilter filter, @BindMethods Page page);

    /**
     * The times of models on device classes, by version of the backend, the oldest first: for one
     * model, device class and setting this is its history. Where two files have the same, the one
     * that was imported last.
     *
     * @param models as the source calls them, or backbones
     * @param deviceClasses empty for all
     */
    @SqlQuery(
            """
            SELECT DISTINCT ON (device_class, model, precision, backend, compute_unit, threads, resolution,
                                version_order, backend_version, batch) *
            FROM imported_measurement_report
            WHERE (model = ANY(CAST(:models AS text[])) OR backbone = ANY(CAST(:models AS text[])))
              AND (cardinality(CAST(:deviceClasses AS text[])) = 0
                   OR device_class = ANY(CAST(:deviceClasses AS text[])))
            ORDER BY device_class, model, precision, backend, compute_unit, threads, resolution,
                     version_order, backend_version, batch, id DESC
            """)
    List<ImportedMeasurement> series(List<String> models, List<String> deviceClasses);

    /** The times of a device class, each model once for a setting: the one that was imported last. */
    @SqlQuery(
            """
            SELECT DISTINCT ON (precision, backend, version_order, backend_version, compute_unit, threads,
                                model, resolution) *
            FROM imported_measurement_report
            WHERE device_class = :deviceClass
            ORDER BY precision, backend, version_order, backend_version, compute_unit, threads,
                     model, resolution, id DESC
            """)
    List<ImportedMeasurement> ofDeviceClass(String deviceClass);

    /** Device classes that others measured on, in alphabetical order. */
    @SqlQuery("SELECT DISTINCT device_class FROM imported_measurement ORDER BY device_class")
    List<String> deviceClasses();

    /** What a model costs by those who timed it: each model and resolution once, the newest. */
    @SqlQuery(
            """
            SELECT DISTINCT ON (model, resolution) *
            FROM imported_measurement_report
            WHERE macs IS NOT NULL AND resolution IS NOT NULL
            ORDER BY model, resolution, id DESC
            """)
    List<ImportedMeasurement> costs();

    /** All accuracies, each model, weights and resolution once: the one that was imported last. */
    @SqlQuery(
            """
            SELECT DISTINCT ON (model, weights, resolution) imported_accuracy.*,
                   import.source, import.source_version
            FROM imported_accuracy
            JOIN import ON import.id = imported_accuracy.import_id
            ORDER BY model, weights, resolution, imported_accuracy.id DESC
            """)
    List<SourcedAccuracy> accuracies();

    @SqlUpdate(
            """
            INSERT INTO import (
                id, content_id, format, source, licence, source_version, file, owner,
                measurements, accuracies, joined, skipped)
            VALUES (as_id(:id), :contentId, :format, :source, :licence, :sourceVersion, :file, :owner,
                    :measurementCount, :accuracyCount, :joinedCount, :skipped)
            ON CONFLICT (content_id) DO NOTHING
            """)
    int insert(
            @Bind("id") String id,
            @BindMethods NewImport file,
            @Bind("measurementCount") int measurements,
            @Bind("accuracyCount") int accuracies,
            @Bind("joinedCount") int joined);

    @SqlBatch(
            """
            INSERT INTO imported_measurement (
                id, import_id, line, model, backbone,
                device, device_class, backend, backend_version, precision, compute_unit, threads,
                batch, resolution,
                latency_ns, statistic, throughput_per_second, samples, min_ns,
                p50_ci_low_ns, p50_ci_high_ns, p90_ns, p99_ns, mean_ns, cv,
                macs, params, activations, peak_memory_min_mb, peak_memory_max_mb, measured_at)
            VALUES (
                as_id(:id), as_id(:importId), :row.line, :row.model, :row.backbone,
                :setting.device, :setting.deviceClass, :setting.backend, :setting.backendVersion,
                :setting.precision, :setting.computeUnit, :setting.threads,
                :setting.batch, :setting.resolution,
                :times.latencyNs, :times.statistic, :times.throughputPerSecond, :times.samples,
                :times.minNs, :times.p50CiLowNs, :times.p50CiHighNs, :times.p90Ns, :times.p99Ns,
                :times.meanNs, :times.cv,
                :cost.macs, :cost.params, :cost.activations, :cost.peakMemoryMinMb,
                :cost.peakMemoryMaxMb, :row.measuredAt)
            """)
    void insertMeasurements(
            @Bind("importId") String importId,
            @Bind("id") List<String> ids,
            @BindMethods("row") List<NewImportedMeasurement> rows,
            @BindMethods("setting") List<ImportedSetting> settings,
            @BindMethods("times") List<ImportedTimes> times,
            @BindMethods("cost") List<ImportedCost> costs);

    @SqlBatch(
            """
            INSERT INTO imported_accuracy (
                id, import_id, line, model, weights, backbone, resolution,
                top1_percent, top5_percent, params)
            VALUES (as_id(:id), as_id(:importId), :line, :model, :weights, :backbone, :resolution,
                    :top1Percent, :top5Percent, :params)
            """)
    void insertAccuracies(
            @Bind("importId") String importId,
            @Bind("id") List<String> ids,
            @BindMethods List<ImportedAccuracy> rows);

    @SqlBatch(
            """
            INSERT INTO import_conflict (import_id, line, model, backbone, detail)
            VALUES (as_id(:importId), :line, :model, :backbone, :detail)
            """)
    void insertConflicts(
            @Bind("importId") String importId, @BindMethods List<ImportConflict> conflicts);
}
