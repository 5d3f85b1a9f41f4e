package flopper.db.row;

import java.util.Optional;

/**
 * Which part of a collection to read: at most {@code limit} rows beyond the one with id {@code
 * after}, in the order of the collection. Rows that appear or go in between move nothing.
 */
public record Page(int limit, Optional<String> after) {

    /** Rows that one page can have; a client asks for the next one instead. */
    public static final int LIMIT_MAX = 10_000;

    public Page {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException(
                    "limit %d is outside 1–%d".formatted(limit, LIMIT_MAX));
        }
    }

    /** The first {@code limit} rows. */
    public static Page first(int limit) {
        return new Page(limit, Optional.empty());
    }

    /** The {@code limit} rows beyond the one with this id. */
    public static Page after(String id, int limit) {
        return new Page(limit, Optional.of(id));
    }
}
