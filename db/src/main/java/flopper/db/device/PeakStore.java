package flopper.db.device;

import flopper.db.row.Ids;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Measured peaks of devices. */
@RegisterConstructorMapper(DevicePeaks.class)
public interface PeakStore {

    /** Stores peaks; answers their id. */
    default String put(NewPeaks peaks) {
        String id = Ids.next();
        insert(id, peaks);
        return id;
    }

    /** The newest peaks for this setting, if they are at most this old. */
    @SqlQuery(
            """
            SELECT * FROM device_peak
            WHERE device_id = :deviceId
              AND backend = :backend
              AND backend_version = :backendVersion
              AND protocol = :protocol
              AND precision = :precision
              AND threads = :threads
              AND measured_at > now() - CAST(:ageMax AS interval)
            ORDER BY measured_at DESC
            LIMIT 1
            """)
    Optional<DevicePeaks> findFresh(
            String deviceId,
            String backend,
            String backendVersion,
            int protocol,
            String precision,
            int threads,
            Duration ageMax);

    /** The newest peaks of a device for each backend, precision and number of threads. */
    @SqlQuery(
            """
            SELECT DISTINCT ON (backend, precision, threads) *
            FROM device_peak
            WHERE device_id = :deviceId
            ORDER BY backend, precision, threads, measured_at DESC
            """)
    List<DevicePeaks> ofDevice(String deviceId);

    @SqlUpdate(
            """
            INSERT INTO device_peak (
                id, device_id, backend, backend_version, protocol, precision, threads,
                flops_per_second, flops_spread, bytes_per_second, bytes_spread, notes, measured_at)
            VALUES (
                as_id(:id), :deviceId, :backend, :backendVersion, :protocol, :precision, :threads,
                :flopsPerSecond, :flopsSpread, :bytesPerSecond, :bytesSpread, :notes, :measuredAt)
            """)
    void insert(@Bind("id") String id, @BindMethods NewPeaks peaks);
}
