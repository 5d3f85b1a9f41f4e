package flopper.agent.measurement;

import flopper.agent.database.Patience;
import flopper.db.kernel.KernelSetting;
import flopper.db.kernel.KernelStore;
import flopper.db.kernel.KernelTimes;
import flopper.db.kernel.NewKernel;
import flopper.db.measurement.KernelUse;
import flopper.timing.KernelTimer;
import flopper.timing.backend.Backend;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.kernel.Kernel;
import flopper.timing.kernel.KernelTiming;
import flopper.timing.measure.TimingPlan;
import flopper.timing.statistics.MedianInterval;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Knows how long kernels take alone: from the store, else measured, so that each is measured once
 * for all workloads that have it. Thread-safe.
 */
public final class KernelKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(KernelKeeper.class);

    private final KernelStore store;
    private final Patience patience;
    private final Device device;
    private final KernelTimer timer;
    private final TimingPlan plan;

    /**
     * The stored kernels of a workload.
     *
     * @param notes sentences on those that are missing
     */
    record Kept(List<KernelUse> uses, List<String> notes) {

        /** Nobody asked for them. */
        static final Kept NONE = new Kept(List.of(), List.of());
    }

    public KernelKeeper(KernelStore store, Patience patience, Device device, TimingPlan plan) {
        this.store = store;
        this.patience = patience;
        this.device = device;
        this.timer = new KernelTimer(device);
        this.plan = plan;
    }

    /**
     * The kernels under their stored ids; those that are not stored yet are measured first, which
     * ends after two minutes. The rest of them waits for the next workload that has them.
     *
     * @throws TimingFailure CANCELLED alone
     */
    Kept keep(
            List<flopper.timing.kernel.KernelUse> uses,
            Backend backend,
            Workload workload,
            BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException {
        KernelSetting setting =
                new KernelSetting(
                        device.key(),
                        backend.name(),
                        backend.version(),
                        TimingPlan.PROTOCOL,
                        workload.precision().label(),
                        workload.threads());
        List<String> signatures = uses.stream().map(use -> use.kernel().signature()).toList();
        Map<String, String> ids = ids(setting, signatures);
        List<Kernel> missing =
                uses.stream()
                        .map(flopper.timing.kernel.KernelUse::kernel)
                        .filter(kernel -> !ids.containsKey(kernel.signature()))
                        .toList();
        List<String> notes = new ArrayList<>();
        if (!missing.isEmpty()) {
            notes.addAll(measure(missing, setting, backend, workload, cancelled));
            ids.putAll(ids(setting, signatures));
        }
        List<KernelUse> kept = new ArrayList<>();
        for (flopper.timing.kernel.KernelUse use : uses) {
            String id = ids.get(use.kernel().signature());
            if (id != null) {
                kept.add(new KernelUse(id, use.count(), use.inModelNs()));
            }
        }
        return new Kept(kept, notes);
    }

    private Map<String, String> ids(KernelSetting setting, List<String> signatures) {
        Map<String, String> ids = new HashMap<>();
        patience.call(() -> store.known(setting, signatures))
                .forEach(kernel -> ids.put(kernel.signature(), kernel.id()));
        return ids;
    }

    private List<String> measure(
            List<Kernel> missing,
            KernelSetting setting,
            Backend backend,
            Workload workload,
            BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException {
        Instant startedAt = Instant.now();
        try {
            KernelTimer.Outcome outcome =
                    timer.time(
                            backend,
                            missing,
                            workload.precision(),
                            workload.threads(),
                            plan,
                            cancelled);
            List<NewKernel> rows =
                    outcome.timed().stream().map(timing -> row(timing, startedAt)).toList();
            patience.call(() -> {
                store.put(setting, rows);
                return rows.size();
            });
            LOG.info("{} of {} kernels were measured alone", rows.size(), missing.size());
            return outcome.notes();
        } catch (TimingFailure e) {
            if (e.code() == FailureCode.CANCELLED) {
                throw e;
            }
            return List.of("the kernels were not timed: " + e.getMessage());
        }
    }

    private static NewKernel row(KernelTiming timing, Instant startedAt) {
        Kernel kernel = timing.kernel();
        return new NewKernel(
                kernel.signature(),
                kernel.operator(),
                kernel.macs(),
                kernel.flops(),
                kernel.bytes(),
                timing.processes(),
                times(timing.warm()),
                times(timing.cold()),
                startedAt);
    }

    private static KernelTimes times(KernelTiming.Figure figure) {
        MedianInterval interval = figure.statistics().medianInterval().orElseThrow();
        return new KernelTimes(
                figure.statistics().samples(),
                figure.statistics().minNs(),
                figure.statistics().medianNs(),
                interval.lowNs(),
                interval.highNs(),
                figure.typicalNs(),
                figure.statistics().coefficientOfVariation());
    }
}
