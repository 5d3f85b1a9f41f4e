package flopper.db;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.Set;

/** Tells a value that PostgreSQL cannot hold, which a client gave, from a statement that is wrong. */
public final class Unstorable {

    /** Characters (U+0000 among them) that are in no text, numbers and times beyond their type, escapes. */
    private static final Set<String> STATES = Set.of("22021", "22P05", "22003", "22008", "22025");

    private Unstorable() {}

    /** Whether this exception means that a value cannot be stored or compared with what is. */
    public static boolean is(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof SQLException e
                    && STATES.contains(String.valueOf(e.getSQLState()))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
