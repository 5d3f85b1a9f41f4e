package flopper.api.comparison;

import flopper.db.measurement.Measurement;

import java.util.Comparator;
import java.util.OptionalLong;

/** What must be equal for two measurements to stand in one matrix. */
record Setting(OptionalLong batch, String precision, String backend, int threads)
        implements Comparable<Setting> {

    private static final Comparator<Setting> ORDER =
            Comparator.comparing(Setting::backend)
                    .thenComparing(Setting::precision)
                    .thenComparingInt(Setting::threads)
                    .thenComparingLong(setting -> setting.batch().orElse(0));

    static Setting of(Measurement measurement) {
        return new Setting(
                measurement.batch(),
                measurement.precision(),
                measurement.backend(),
                measurement.threads());
    }

    @Override
    public int compareTo(Setting other) {
        return ORDER.compare(this, other);
    }
}
