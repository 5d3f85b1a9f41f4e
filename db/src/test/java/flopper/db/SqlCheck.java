package flopper.db;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.Query;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/** Asks the server whether it understands a statement, without running it. */
final class SqlCheck implements AutoCloseable {

    private final Handle handle;

    SqlCheck(TestDatabase database) {
        this.handle = Jdbi.create(database::connect).open();
    }

    /** What is wrong with a statement of a store; empty where the server can prepare it. */
    Optional<String> problem(String sql) {
        try (Query query = handle.createQuery(sql)) {
            ParsedSql parsed = new ColonPrefixSqlParser().parse(sql, query.getContext());
            try (PreparedStatement statement =
                    handle.getConnection().prepareStatement(parsed.getSql())) {
                // The driver parses on the server only when asked for either of these.
                statement.getParameterMetaData();
                statement.getMetaData();
                return Optional.empty();
            }
        } catch (SQLException e) {
            return Optional.of(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    @Override
    public void close() {
        handle.close();
    }
}
