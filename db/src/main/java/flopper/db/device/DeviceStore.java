package flopper.db.device;

import static flopper.db.selection.FieldType.ID;
import static flopper.db.selection.FieldType.INSTANT;
import static flopper.db.selection.FieldType.TEXT;

import flopper.db.row.Page;
import flopper.db.selection.Selectable;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

import java.util.List;
import java.util.Optional;

/** Devices and what they can run. */
@RegisterConstructorMapper(Device.class)
@RegisterConstructorMapper(DeviceBackend.class)
@RegisterConstructorMapper(Offer.class)
@RegisterConstructorMapper(Unit.class)
public interface DeviceStore {

    /** Devices by id. */
    Selectable<Device> ALL =
            Selectable.over("device_status", Device.class)
                    .sortable("id", TEXT, "id", Device::id)
                    .sortable("deviceClass", TEXT, "device_class", Device::deviceClass)
                    .field("name", TEXT, "name")
                    .field("state", TEXT, "state")
                    .field("workerId", ID, "worker_id")
                    .field(
                            "labels",
                            TEXT,
                            "EXISTS (SELECT FROM unnest(labels) label WHERE label %s)")
                    .field("quarantinedAt", INSTANT, "quarantined_at")
                    .field("registeredAt", INSTANT, "registered_at")
                    .field("lastHeartbeat", INSTANT, "seen_at")
                    .ascending();

    /** Adds a device, or replaces all that is known of it: drivers and backends change between starts. */
    @Transaction
    default void register(NewDevice device) {
        upsert(device);
        attach(device);
        deleteBackends(device.id());
        insertBackends(device.id(), device.backends());
    }

    /** The device with this id. */
    @SqlQuery("SELECT * FROM device_status WHERE id = :id")
    Optional<Device> find(String id);

    /** Devices by id. */
    @SqlQuery(
            """
            SELECT * FROM device_status
            WHERE CAST(:after AS text) IS NULL OR id > :after
            ORDER BY id
            LIMIT :limit
            """)
    List<Device> list(@BindMethods Page page);

    /** What a device can run. */
    @SqlQuery(
            """
            SELECT backend, version, protocol, precisions, threads_max
            FROM device_backend
            WHERE device_id = :deviceId
            ORDER BY backend
            """)
    List<DeviceBackend> backends(String deviceId);

    /** What every device class can run. */
    @SqlQuery(
            """
            SELECT device.device_class,
                   b.backend,
                   array_agg(DISTINCT b.version) AS versions,
                   array_agg(DISTINCT precision) AS precisions,
                   max(b.threads_max) AS threads_max,
                   count(DISTINCT device.id) AS devices,
                   count(DISTINCT device.id) FILTER (WHERE device.state IN ('IDLE', 'BUSY')) AS online
            FROM device_status device
            JOIN device_backend b ON b.device_id = device.id
            CROSS JOIN unnest(b.precisions) AS precision
            GROUP BY device.device_class, b.backend
            ORDER BY device.device_class, b.backend
            """)
    List<Offer> offers();

    /** What these devices, and those with these labels, can run, by device and backend. */
    @SqlQuery(
            """
            SELECT device.id, device.labels, device.device_class, b.backend, b.version,
                   b.precisions, b.threads_max
            FROM device
            JOIN device_backend b ON b.device_id = device.id
            WHERE device.id = ANY(:ids) OR device.labels && CAST(:labels AS text[])
            ORDER BY device.id, b.backend
            """)
    List<Unit> units(List<String> ids, List<String> labels);

    /** All device classes. */
    @SqlQuery("SELECT DISTINCT device_class FROM device ORDER BY device_class")
    List<String> classes();

    @SqlUpdate(
            """
            INSERT INTO device (id, device_class, name, descriptor, worker_id, labels)
            VALUES (:id, :deviceClass, :name, CAST(:descriptorJson AS jsonb), as_id(:workerId), :labels)
            ON CONFLICT (id) DO UPDATE
            SET device_class = excluded.device_class,
                name = excluded.name,
                descriptor = excluded.descriptor,
                worker_id = excluded.worker_id,
                labels = excluded.labels
            """)
    void upsert(@BindMethods NewDevice device);

    // Workers that are gone for long are of no more use; the worker itself stays known.
    @SqlUpdate(
            """
            WITH gone AS (
                DELETE FROM device_worker
                USING worker
                WHERE device_worker.device_id = :id
                  AND worker.id = device_worker.worker_id
                  AND worker.seen_at < now() - interval '1 day'
            )
            INSERT INTO device_worker (device_id, worker_id)
            VALUES (:id, as_id(:workerId))
            ON CONFLICT DO NOTHING
            """)
    void attach(@BindMethods NewDevice device);

    @SqlUpdate("DELETE FROM device_backend WHERE device_id = :deviceId")
    void deleteBackends(String deviceId);

    @SqlBatch(
            """
            INSERT INTO device_backend (
                device_id, backend, version, protocol, precisions, threads_max)
            VALUES (:deviceId, :backend, :version, :protocol, :precisions, :threadsMax)
            """)
    void insertBackends(
            @Bind("deviceId") String deviceId, @BindMethods List<DeviceBackend> backends);
}
