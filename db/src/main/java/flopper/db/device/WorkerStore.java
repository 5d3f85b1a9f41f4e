package flopper.db.device;

import static flopper.db.selection.FieldType.ID;
import static flopper.db.selection.FieldType.INSTANT;
import static flopper.db.selection.FieldType.TEXT;

import flopper.db.row.Page;
import flopper.db.selection.Selectable;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Worker processes; one is alive while its last heartbeat is at most 15 seconds old. */
@RegisterConstructorMapper(Worker.class)
public interface WorkerStore {

    /** Workers, newest first. */
    Selectable<Worker> ALL =
            Selectable.over("worker_liveness", Worker.class)
                    .sortable("id", ID, "id", row -> UUID.fromString(row.id()))
                    .field("name", TEXT, "name")
                    .field("version", TEXT, "version")
                    .field(
                            "state",
                            TEXT,
                            "CASE WHEN stopped_at IS NOT NULL THEN 'STOPPED' WHEN NOT alive THEN"
                                    + " 'SILENT' WHEN draining_at IS NOT NULL THEN 'DRAINING' ELSE"
                                    + " 'RUNNING' END")
                    .field("startedAt", INSTANT, "started_at")
                    .field("lastHeartbeat", INSTANT, "seen_at")
                    .field("drainingAt", INSTANT, "draining_at")
                    .field("stoppedAt", INSTANT, "stopped_at")
                    .descending();

    /**
     * Adds a worker that has just started; {@code id} is a new one for every start. Saying it again
     * does nothing, for whoever lost the answer.
     */
    @SqlUpdate(
            """
            INSERT INTO worker (id, name, version) VALUES (as_id(:id), :name, :version)
            ON CONFLICT (id) DO NOTHING
            """)
    void register(String id, String name, String version);

    /** Says that the worker is alive; false where it was never registered. */
    @SqlUpdate("UPDATE worker SET seen_at = now() WHERE id = as_id(:id)")
    boolean heartbeat(String id);

    /** Says that the worker was told to stop: it takes no further job. */
    @SqlUpdate(
            """
            UPDATE worker
            SET seen_at = now(), draining_at = coalesce(draining_at, now())
            WHERE id = as_id(:id)
            """)
    boolean drain(String id);

    /** Says that the worker has ended in good order. */
    @SqlUpdate("UPDATE worker SET seen_at = now(), stopped_at = now() WHERE id = as_id(:id)")
    boolean stop(String id);

    /** The worker with this id. */
    @SqlQuery("SELECT * FROM worker_liveness WHERE id = as_id(:id)")
    Optional<Worker> find(String id);

    /** Workers, newest first. */
    @SqlQuery(
            """
            SELECT * FROM worker_liveness
            WHERE CAST(:after AS text) IS NULL OR id < as_id(:after)
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<Worker> list(@BindMethods Page page);

    /** Workers that are alive now. */
    @SqlQuery("SELECT * FROM worker_liveness WHERE alive ORDER BY id")
    List<Worker> alive();
}
