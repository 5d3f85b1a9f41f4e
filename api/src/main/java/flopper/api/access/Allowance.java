package flopper.api.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How often each of many may do something: so many a minute, all at once or spread. Each has a bucket
 * that fills evenly. Of those that were not seen for long nothing is kept, so that strangers cannot
 * fill the memory. Thread-safe.
 */
final class Allowance {

    /** Of whom something is kept; who is forgotten starts with a full bucket. */
    private static final int KNOWN_MAX = 10_000;

    private static final double NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new Buckets();

    /** What is left at a time. */
    private record Bucket(double left, long atNanos) {}

    /** In the order of last use. */
    private static final class Buckets extends LinkedHashMap<String, Bucket> {
        private static final long serialVersionUID = 1L;

        Buckets() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > KNOWN_MAX;
        }
    }

    Allowance(int perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
    }

    /**
     * Takes one of what is left.
     *
     * @return how long to wait, where nothing is left
     */
    synchronized Optional<Duration> take(String who) {
        long now = nanoTime.getAsLong();
        Bucket before = buckets.getOrDefault(who, new Bucket(perMinute, now));
        double filled = (now - before.atNanos()) * perMinute / NANOS_PER_MINUTE;
        double left = Math.min(perMinute, before.left() + filled);
        if (left < 1) {
            buckets.put(who, new Bucket(left, now));
            return Optional.of(
                    Duration.ofNanos((long) Math.ceil((1 - left) * NANOS_PER_MINUTE / perMinute)));
        }
        buckets.put(who, new Bucket(left - 1, now));
        return Optional.empty();
    }
}
