package flopper.db.row;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Ids for new rows: UUIDv7 (RFC 9562) as text. Thread-safe. */
public final class Ids {

    /** The last milliseconds and 12-bit counter handed out, as one number that only grows. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /** A new id, greater as text than every id this process made before. */
    public static String next() {
        long now = System.currentTimeMillis() << 12;
        // A burst of more than 4096 ids in a millisecond borrows from the next one.
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (tick >>> 12 << 16) | 0x7000L | (tick & 0xFFF);
        long low = ThreadLocalRandom.current().nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
