package flopper.db;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Tells a database that is away from a statement that is wrong. */
public final class Unavailable {

    private Unavailable() {}

    /** Whether this exception means that the database is away, so that trying again later makes sense. */
    public static boolean is(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException e
                    && (isConnectionState(e.getSQLState()) || isTakenAway(e))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    // What the pool says, without a state, of a connection that it gave up in the middle of its
    // use.
    private static boolean isTakenAway(SQLException e) {
        return e.getSQLState() == null && "Connection is closed".equals(e.getMessage());
    }

    // Class 08 is a connection lost, 57P a server that stops or starts, 53300 one that is full.
    private static boolean isConnectionState(@Nullable String state) {
        return state != null
                && (state.startsWith("08") || state.startsWith("57P") || state.equals("53300"));
    }
}
