package flopper.timing.measure;

import java.util.Arrays;

/** Nanoseconds of single runs, in the order taken. Immutable. */
public final class Samples {
    public static final Samples NONE = new Samples(new long[0]);

    private final long[] ns;

    private Samples(long[] ns) {
        this.ns = ns;
    }

    public static Samples of(long... ns) {
        return new Samples(ns.clone());
    }

    public int size() {
        return ns.length;
    }

    public boolean isEmpty() {
        return ns.length == 0;
    }

    public long at(int index) {
        return ns[index];
    }

    public long[] toArray() {
        return ns.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Samples samples && Arrays.equals(ns, samples.ns);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ns);
    }

    @Override
    public String toString() {
        return Arrays.toString(ns) + " ns";
    }
}
