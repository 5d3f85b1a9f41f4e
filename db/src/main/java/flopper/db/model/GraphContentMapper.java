package flopper.db.model;

import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Public because Jdbi makes it. */
public final class GraphContentMapper implements RowMapper<GraphContent> {

    @Override
    public GraphContent map(ResultSet row, StatementContext context) throws SQLException {
        byte @Nullable [] bytes = row.getBytes("bytes");
        return bytes == null
                ? new GraphContent.Described(row.getString("backbone"))
                : new GraphContent.Bytes(bytes);
    }
}
