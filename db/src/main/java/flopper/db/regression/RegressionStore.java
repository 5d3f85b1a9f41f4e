package flopper.db.regression;

import static flopper.db.selection.FieldType.ID;
import static flopper.db.selection.FieldType.INSTANT;
import static flopper.db.selection.FieldType.INTEGER;
import static flopper.db.selection.FieldType.REAL;
import static flopper.db.selection.FieldType.TEXT;

import flopper.db.history.Series;
import flopper.db.row.Ids;
import flopper.db.selection.Selectable;
import flopper.db.webhook.Webhook;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Regressions. Any number of instances may search and judge: each is stored and told once. */
@RegisterConstructorMapper(Regression.class)
@RegisterConstructorMapper(EndedRerun.class)
@RegisterConstructorMapper(RegressionWebhook.class)
public interface RegressionStore {

    /** Regressions, newest first. */
    Selectable<Regression> ALL =
            Selectable.over("regression", Regression.class)
                    .sortable("id", ID, "id", row -> UUID.fromString(row.id()))
                    .field("state", TEXT, "state")
                    .field("model", TEXT, "model")
                    .field("graphId", TEXT, "graph_id")
                    .field("deviceClass", TEXT, "device_class")
                    .field("device", TEXT, "device_id")
                    .field("backend", TEXT, "backend")
                    .field("precision", TEXT, "precision")
                    .field("threads", INTEGER, "threads")
                    .field("batch", INTEGER, "batch")
                    .field("weights", TEXT, "weights")
                    .field("measurementId", ID, "measurement_id")
                    .field("startedAt", INSTANT, "started_at")
                    .field("foundAt", INSTANT, "found_at")
                    .field("beforeNs", REAL, "before_ns")
                    .field("afterNs", REAL, "after_ns")
                    .field("ratio", REAL, "after_ns / before_ns")
                    .field("pValue", REAL, "p_value")
                    .field("gate", REAL, "gate")
                    .field("decidedAt", INSTANT, "decided_at")
                    .descending();

    /** Stores a regression; empty where the change is known. */
    default Optional<String> put(Series series, NewRegression found) {
        String id = Ids.next();
        return insert(id, series, found) ? Optional.of(id) : Optional.empty();
    }

    /** The regression with this id. */
    @SqlQuery("SELECT * FROM regression WHERE id = as_id(:id)")
    Optional<Regression> find(String id);

    /** First slow measurements of the latest regressions of a series on a unit. */
    @SqlQuery(
            """
            SELECT measurement_id
            FROM regression
            WHERE graph_id = :graphId
              AND device_class = :deviceClass
              AND device_id = :deviceId
              AND backend = :backend
              AND precision = :precision
              AND threads = :threads
              AND (batch = :batch OR (CAST(:batch AS bigint) IS NULL AND batch IS NULL))
              AND shapes = :shapes
              AND weights = :weights
            ORDER BY id DESC
            LIMIT 20
            """)
    List<String> known(@BindMethods Series series, @Bind("deviceId") String deviceId);

    /** Suspected ones that nobody measures once more, oldest first: so many that few are measured at once. */
    @SqlQuery(
            """
            SELECT * FROM regression
            WHERE state = 'SUSPECTED' AND rerun_sweep_id IS NULL AND reason IS NULL
            ORDER BY id
            LIMIT greatest(0, CAST(:atOnce AS integer) - (
                SELECT CAST(count(*) AS integer) FROM regression
                WHERE state = 'SUSPECTED' AND rerun_sweep_id IS NOT NULL AND reason IS NULL))
            """)
    List<Regression> toRerun(int atOnce);

    /** The sweep that measures once more; false where there is one. */
    @SqlUpdate(
            """
            UPDATE regression
            SET rerun_sweep_id = as_id(:sweepId)
            WHERE id = as_id(:id) AND state = 'SUSPECTED' AND rerun_sweep_id IS NULL
            """)
    boolean rerun(String id, String sweepId);

    /** It stays suspected, for it cannot be measured once more. */
    @SqlUpdate(
            """
            UPDATE regression SET reason = :reason WHERE id = as_id(:id) AND state = 'SUSPECTED'
            """)
    boolean leave(String id, String reason);

    /** Suspected ones whose second measurement has ended. */
    @SqlQuery(
            """
            SELECT regression.id, job.state, job.result_id AS measurement_id
            FROM regression
            JOIN job ON job.sweep_id = regression.rerun_sweep_id
            WHERE regression.state = 'SUSPECTED'
              AND regression.reason IS NULL
              AND job.state IN ('SUCCEEDED', 'FAILED', 'CANCELLED')
            ORDER BY regression.id
            LIMIT 100
            """)
    List<EndedRerun> ended();

    /** Another measurement says the same: decided and put into the outbox of webhooks at once. */
    @Transaction
    default boolean confirm(String id, String measurementId, String reason, String body) {
        if (!decide(id, RegressionState.CONFIRMED, Optional.of(measurementId), reason)) {
            return false;
        }
        List<String> hooks = webhooks().stream().map(RegressionWebhook::id).toList();
        insertDeliveries(hooks.stream().map(_ -> Ids.next()).toList(), hooks, body);
        return true;
    }

    /** It is none; false where that was decided already. */
    default boolean dismiss(String id, Optional<String> measurementId, String reason) {
        return decide(id, RegressionState.DISMISSED, measurementId, reason);
    }

    /** Tells every confirmed regression to somebody; answers the id of that. */
    default String tell(Webhook webhook, String owner) {
        String id = Ids.next();
        insertWebhook(id, webhook, owner);
        return id;
    }

    /** Who is told, oldest first; a thousand at most. */
    @SqlQuery(
            """
            SELECT id, url, owner, created_at FROM regression_webhook ORDER BY id LIMIT 1000
            """)
    List<RegressionWebhook> webhooks();

    /** Tells somebody nothing more. */
    @SqlUpdate("DELETE FROM regression_webhook WHERE id = as_id(:id)")
    boolean deleteWebhook(String id);

    @SqlUpdate(
            """
            INSERT INTO regression (
                id, model, graph_id, device_class, backend, precision, threads, batch, shapes, weights,
                device_id, measurement_id, started_at, p_value, before_ns, after_ns, gate,
                minimum_detectable_change)
            VALUES (
                as_id(:id), :model, :graphId, :deviceClass, :backend, :precision, :threads, :batch,
                :shapes, :weights, :deviceId, as_id(:measurementId), :startedAt, :pValue, :beforeNs,
                :afterNs, :gate, :minimumDetectableChange)
            ON CONFLICT (measurement_id) DO NOTHING
            """)
    boolean insert(
            @Bind("id") String id, @BindMethods Series series, @BindMethods NewRegression found);

    @SqlUpdate(
            """
            UPDATE regression
            SET state = :state,
                reason = :reason,
                decided_at = clock_timestamp(),
                rerun_measurement_id = as_id(:measurementId)
            WHERE id = as_id(:id) AND state = 'SUSPECTED'
            """)
    boolean decide(
            @Bind("id") String id,
            @Bind("state") RegressionState state,
            @Bind("measurementId") Optional<String> measurementId,
            @Bind("reason") String reason);

    @SqlUpdate(
            """
            INSERT INTO regression_webhook (id, url, secret, owner)
            VALUES (as_id(:id), :url, :secret, :owner)
            """)
    void insertWebhook(
            @Bind("id") String id, @BindMethods Webhook webhook, @Bind("owner") String owner);

    @SqlBatch(
            """
            INSERT INTO webhook_delivery (id, regression_webhook_id, body)
            VALUES (as_id(:id), as_id(:webhookId), :body)
            """)
    void insertDeliveries(
            @Bind("id") List<String> ids,
            @Bind("webhookId") List<String> webhookIds,
            @Bind("body") String body);
}
