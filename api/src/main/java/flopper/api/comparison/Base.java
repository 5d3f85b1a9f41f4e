package flopper.api.comparison;

import flopper.api.comparison.ComparisonResponse.Axis;
import flopper.api.comparison.ComparisonResponse.Baseline;
import flopper.db.model.Model;

/** What all others are held against. */
sealed interface Base {

    /** A model, on the device class of each. */
    record OfModel(Model model) implements Base {}

    /** A device class, running the model of each. */
    record OfDeviceClass(String deviceClass) implements Base {}

    default Baseline told() {
        return switch (this) {
            case OfModel(var model) -> new Baseline(Axis.MODEL, model.reference());
            case OfDeviceClass(var name) -> new Baseline(Axis.DEVICE_CLASS, name);
        };
    }
}
