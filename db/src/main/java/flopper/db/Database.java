package flopper.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import flopper.db.comparison.ComparisonStore;
import flopper.db.device.CanaryStore;
import flopper.db.device.DeviceStore;
import flopper.db.device.PeakStore;
import flopper.db.device.QuarantineStore;
import flopper.db.device.WorkerStore;
import flopper.db.dispatch.DispatchStore;
import flopper.db.job.JobStore;
import flopper.db.kernel.KernelStore;
import flopper.db.lease.Lease;
import flopper.db.lease.LeaseStore;
import flopper.db.measurement.MeasurementStore;
import flopper.db.measurement.NewMeasurement;
import flopper.db.model.ModelStore;
import flopper.db.profile.NewProfile;
import flopper.db.profile.ProfileStore;
import flopper.db.retention.RetentionStore;
import flopper.db.sweep.SweepStore;
import flopper.db.webhook.WebhookStore;

import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The module's front door: a connection pool, the schema, and one store per subject. Stores are
 * thread-safe; each call is a transaction of its own. A database that is away shows as an exception
 * for which {@link Unavailable#is} holds.
 */
public final class Database implements AutoCloseable {

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = JdbiSetup.over(pool);
    }

    /** Opens a pool without connecting yet; the schema may be missing or old. */
    public static Database connect(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("flopper");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connectionsMax());
        config.setConnectionTimeout(settings.connectTimeout().toMillis());
        // A server that is away at start is the caller's to wait for, as it is later.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "flopper");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new Database(new HikariDataSource(config));
    }

    /** Opens a pool and brings the schema up to date. */
    public static Database open(DatabaseSettings settings) {
        Database database = connect(settings);
        try {
            database.migrate();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Brings the schema up to date; of several processes at once one does and the others wait. */
    public void migrate() {
        Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
    }

    /** Whether the database answers now. */
    public boolean ready() {
        try {
            return jdbi.withHandle(
                    handle -> handle.createQuery("SELECT true").mapTo(boolean.class).one());
        } catch (RuntimeException e) {
            if (Unavailable.is(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Named graphs. */
    public ModelStore models() {
        return jdbi.onDemand(ModelStore.class);
    }

    /** Worker processes. */
    public WorkerStore workers() {
        return jdbi.onDemand(WorkerStore.class);
    }

    /** Devices. */
    public DeviceStore devices() {
        return jdbi.onDemand(DeviceStore.class);
    }

    /** Measured peaks of devices. */
    public PeakStore peaks() {
        return jdbi.onDemand(PeakStore.class);
    }

    /** What devices make of one fixed workload. */
    public CanaryStore canaries() {
        return jdbi.onDemand(CanaryStore.class);
    }

    /** Kernels that were measured alone. */
    public KernelStore kernels() {
        return jdbi.onDemand(KernelStore.class);
    }

    /** Devices that get no jobs. */
    public QuarantineStore quarantine() {
        return jdbi.onDemand(QuarantineStore.class);
    }

    /** Who is told of ends of sweeps. */
    public WebhookStore webhooks() {
        return jdbi.onDemand(WebhookStore.class);
    }

    /** How long measurements are kept. */
    public RetentionStore retention() {
        return jdbi.onDemand(RetentionStore.class);
    }

    /** Submissions. */
    public SweepStore sweeps() {
        return jdbi.onDemand(SweepStore.class);
    }

    /** Jobs: finding, cancelling, retrying. */
    public JobStore jobs() {
        return jdbi.onDemand(JobStore.class);
    }

    /** Jobs: claims, heartbeats, ends. */
    public LeaseStore leases() {
        return jdbi.onDemand(LeaseStore.class);
    }

    /** Jobs: what goes to Kafka next. */
    public DispatchStore dispatches() {
        return jdbi.onDemand(DispatchStore.class);
    }

    /** Static costs. */
    public ProfileStore profiles() {
        return jdbi.onDemand(ProfileStore.class);
    }

    /** Timings. */
    public MeasurementStore measurements() {
        return jdbi.onDemand(MeasurementStore.class);
    }

    /** Timings side by side. */
    public ComparisonStore comparisons() {
        return jdbi.onDemand(ComparisonStore.class);
    }

    /**
     * Stores profiles and ends their jobs, all in one transaction. A profile whose lease was lost is
     * not stored.
     *
     * @return ids of the jobs that were completed
     */
    public Set<String> completeProfiles(List<ProfileResult> results) {
        return jdbi.inTransaction(handle -> {
            LeaseStore leases = handle.attach(LeaseStore.class);
            Set<String> owned = leases.lock(results.stream().map(ProfileResult::lease).toList());
            List<ProfileResult> accepted =
                    results.stream().filter(r -> owned.contains(r.lease().jobId())).toList();
            List<NewProfile> profiles = accepted.stream().map(ProfileResult::profile).toList();
            List<String> jobIds = accepted.stream().map(r -> r.lease().jobId()).toList();
            leases.succeed(jobIds, handle.attach(ProfileStore.class).putAll(profiles));
            return new LinkedHashSet<>(jobIds);
        });
    }

    /** Stores a profile and ends its job in one transaction; false where the lease was lost. */
    public boolean completeProfile(Lease lease, NewProfile profile) {
        return !completeProfiles(List.of(new ProfileResult(lease, profile))).isEmpty();
    }

    /**
     * Stores a measurement, with the profile of its workload if that is not known yet, and ends its
     * job, in one transaction; false where the lease was lost and nothing was stored.
     */
    public boolean completeMeasurement(
            Lease lease, NewProfile profile, NewMeasurement measurement) {
        return jdbi.inTransaction(handle -> {
            LeaseStore leases = handle.attach(LeaseStore.class);
            if (leases.lock(List.of(lease)).isEmpty()) {
                return false;
            }
            String profileId = handle.attach(ProfileStore.class).put(profile);
            String resultId =
                    handle.attach(MeasurementStore.class)
                            .put(lease.jobId(), profileId, measurement);
            leases.succeed(List.of(lease.jobId()), List.of(resultId));
            return true;
        });
    }

    @Override
    public void close() {
        pool.close();
    }
}
