package flopper.api.comparison;

import flopper.api.comparison.Metric.Better;
import flopper.db.measurement.Measurement;
import flopper.db.profile.Totals;
import flopper.zoo.Backbone;
import flopper.zoo.Catalogue;
import flopper.zoo.Published;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What a workload costs, or was published of it, whatever device runs it: nothing to judge. */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
enum Fact {
    MACS("macs", Better.LOWER, Totals::macs),
    FLOPS("flops", Better.LOWER, Totals::flops),
    PARAMS("params", Better.LOWER, Totals::params),
    WEIGHT_BYTES("weightBytes", Better.LOWER, Totals::weightBytes),
    ACTIVATION_BYTES("activationBytes", Better.LOWER, Totals::activationBytes),
    PEAK_ACTIVATION_BYTES("peakActivationBytes", Better.LOWER, Totals::peakActivationBytes),
    /** Of the best weights that somebody published for the backbone of that name. */
    TOP1("top1", Better.HIGHER, _ -> Double.NaN);

    private final String name;
    private final Better better;
    private final ToDoubleFunction<Totals> read;

    Fact(String name, Better better, ToDoubleFunction<Totals> read) {
        this.name = name;
        this.better = better;
        this.read = read;
    }

    /** The fact of this name. */
    static Optional<Fact> find(String name) {
        return Arrays.stream(values()).filter(fact -> fact.name.equals(name)).findFirst();
    }

    String fieldName() {
        return name;
    }

    /**
     * The fact for measurements.
     *
     * @param totals of their profiles, by id
     */
    Compared over(Map<String, Totals> totals) {
        return new Read(this, totals);
    }

    private Reading of(Measurement measurement, Map<String, Totals> totals) {
        if (this == TOP1) {
            OptionalDouble top1 = top1(measurement.model());
            return top1.isPresent()
                    ? new Reading.Known(top1.getAsDouble(), Optional.empty())
                    : new Reading.Missing("no accuracy was published for it");
        }
        Totals known = totals.get(measurement.profileId());
        return known == null
                ? new Reading.Missing("not counted")
                : new Reading.Known(read.applyAsDouble(known), Optional.empty());
    }

    private static OptionalDouble top1(String reference) {
        Optional<Backbone> backbone = Catalogue.find(reference.replaceFirst(":latest$", ""));
        return backbone.stream()
                .flatMap(one -> one.published().stream())
                .map(Published::top1Percent)
                .flatMapToDouble(OptionalDouble::stream)
                .max();
    }

    private record Read(Fact fact, Map<String, Totals> totals) implements Compared {

        @Override
        public String fieldName() {
            return fact.name;
        }

        @Override
        public Better better() {
            return fact.better;
        }

        @Override
        public Reading read(Measurement measurement) {
            return fact.of(measurement, totals);
        }

        @Override
        public boolean isMeasured() {
            return false;
        }
    }
}
