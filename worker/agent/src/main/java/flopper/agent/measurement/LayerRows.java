package flopper.agent.measurement;

import flopper.db.measurement.Bound;
import flopper.db.measurement.KernelUse;
import flopper.db.measurement.LayerTime;
import flopper.db.measurement.LayerTiming;
import flopper.timing.roofline.Placement;

import java.util.ArrayList;
import java.util.List;

/** Layer times under the roofline in the form in which they are stored. */
final class LayerRows {

    private LayerRows() {}

    /**
     * @param placed the parts of the timing in order
     * @param kernels what computes them, measured alone
     */
    static LayerTiming of(
            flopper.timing.layers.LayerTiming timing,
            List<Placement> placed,
            List<KernelUse> kernels) {
        List<LayerTime> parts = new ArrayList<>();
        for (Placement placement : placed) {
            parts.add(
                    new LayerTime(
                            parts.size(),
                            placement.part().layers(),
                            placement.part().kernel(),
                            placement.part().timeNs(),
                            placement.macs(),
                            placement.flops(),
                            placement.bytes(),
                            placement.complete(),
                            placement.bound().map(LayerRows::bound)));
        }
        return new LayerTiming(timing.profiledRuns(), timing.overhead(), parts, kernels);
    }

    private static Bound bound(flopper.timing.roofline.Bound bound) {
        return switch (bound) {
            case COMPUTE -> Bound.COMPUTE;
            case MEMORY -> Bound.MEMORY;
            case OVERHEAD -> Bound.OVERHEAD;
        };
    }
}
