package flopper.agent.measurement;

import flopper.agent.database.Patience;
import flopper.db.device.DevicePeaks;
import flopper.db.device.NewPeaks;
import flopper.db.device.PeakStore;
import flopper.timing.PeakTimer;
import flopper.timing.backend.Backend;
import flopper.timing.backend.Precision;
import flopper.timing.device.Device;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.TimingPlan;
import flopper.timing.peak.Ceiling;
import flopper.timing.peak.Peaks;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Knows the device's measured peaks (rule 15): from the store, or measured before the first
 * measurement that needs them, and again when they have become old. Thread-safe.
 */
public final class PeakKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(PeakKeeper.class);

    private final PeakStore store;
    private final Patience patience;
    private final Device device;
    private final PeakTimer timer;
    private final TimingPlan plan;
    private final Duration ageMax;
    private final Set<Setting> failed = ConcurrentHashMap.newKeySet();

    /** What peaks hold for, on one device. */
    private record Setting(String backend, Precision precision, int threads) {}

    /** Peaks that are stored under this id. */
    record Known(String id, Peaks peaks) {

        static Known of(DevicePeaks row) {
            return new Known(
                    row.id(),
                    new Peaks(
                            row.threads(),
                            new Ceiling(row.flopsPerSecond(), row.flopsSpread()),
                            new Ceiling(row.bytesPerSecond(), row.bytesSpread()),
                            row.notes()));
        }
    }

    /**
     * @param ageMax older ones are measured anew: machines are moved, and clocks set
     */
    public PeakKeeper(
            PeakStore store, Patience patience, Device device, TimingPlan plan, Duration ageMax) {
        this.store = store;
        this.patience = patience;
        this.device = device;
        this.timer = new PeakTimer(device);
        this.plan = plan;
        this.ageMax = ageMax;
    }

    /**
     * The peaks of arithmetic in this precision and of bandwidth at this number of threads; empty
     * where they cannot be measured, which is tried once.
     *
     * @throws TimingFailure CANCELLED alone
     */
    Optional<Known> peaks(
            Backend backend, Precision precision, int threads, BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException {
        Optional<DevicePeaks> stored =
                patience.call(() ->
                        store.findFresh(
                                device.key(),
                                backend.name(),
                                backend.version(),
                                TimingPlan.PROTOCOL,
                                precision.label(),
                                threads,
                                ageMax));
        if (stored.isPresent()) {
            return stored.map(Known::of);
        }
        Setting setting = new Setting(backend.name(), precision, threads);
        return failed.contains(setting) ? Optional.empty() : measured(backend, setting, cancelled);
    }

    private Optional<Known> measured(Backend backend, Setting setting, BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException {
        Instant startedAt = Instant.now();
        try {
            Peaks peaks =
                    timer.measure(backend, setting.precision(), setting.threads(), plan, cancelled);
            String id = patience.call(() -> store.put(row(backend, setting, peaks, startedAt)));
            LOG.info(
                    "{} reaches {} GFLOP/s in {} and {} GB/s; threads: {}",
                    device.name(),
                    Math.round(peaks.flops().perSecond() / 1e9),
                    setting.precision().label(),
                    Math.round(peaks.bytes().perSecond() / 1e9),
                    setting.threads());
            return Optional.of(new Known(id, peaks));
        } catch (TimingFailure e) {
            if (e.code() == FailureCode.CANCELLED) {
                throw e;
            }
            failed.add(setting);
            LOG.warn("the peaks are unknown; threads: {}: {}", setting.threads(), e.getMessage());
            return Optional.empty();
        }
    }

    private NewPeaks row(Backend backend, Setting setting, Peaks peaks, Instant startedAt) {
        return new NewPeaks(
                device.key(),
                backend.name(),
                backend.version(),
                TimingPlan.PROTOCOL,
                setting.precision().label(),
                peaks.threads(),
                peaks.flops().perSecond(),
                peaks.flops().spread(),
                peaks.bytes().perSecond(),
                peaks.bytes().spread(),
                peaks.notes(),
                startedAt);
    }
}
