package flopper.api.dispatch;

import flopper.db.device.DriftBound;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * When a device is kept from jobs, under {@code flopper.api.quarantine}.
 *
 * @param interval between two looks
 * @param failures measurements in a row that failed by the device's own fault: as many as a job may
 *     have attempts, and some
 * @param models different ones among them: one model may crash its runtime on any device
 * @param driftNoises how many times what its noise explains the canary may move: noise alone exceeds
 *     the first once in twenty times, and the third never
 * @param driftLeast what the canary may move on the quietest device, a ratio: below it, comparisons
 *     say SAME or AMBIGUOUS anyway
 * @param pauseMax longest wait between two tries while PostgreSQL is away
 */
@ConfigurationProperties("flopper.api.quarantine")
record QuarantineSettings(
        @Bindable(defaultValue = "5s") Duration interval,
        @Bindable(defaultValue = "5") int failures,
        @Bindable(defaultValue = "3") int models,
        @Bindable(defaultValue = "3") double driftNoises,
        @Bindable(defaultValue = "0.1") double driftLeast,
        @Bindable(defaultValue = "10s") Duration pauseMax) {

    DriftBound drift() {
        return new DriftBound(driftNoises, driftLeast);
    }
}
