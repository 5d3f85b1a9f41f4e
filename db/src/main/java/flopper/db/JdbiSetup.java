package flopper.db;

import flopper.db.workload.InputShapes;
import flopper.db.workload.Tensor;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

import java.sql.Types;
import java.util.List;

import javax.sql.DataSource;

/** How values of the stores travel to PostgreSQL and back. */
final class JdbiSetup {

    private JdbiSetup() {}

    static Jdbi over(DataSource pool) {
        return Jdbi.create(pool)
                .installPlugin(new PostgresPlugin())
                .installPlugin(new SqlObjectPlugin())
                .registerArrayType(String.class, "text")
                .registerArgument(new InputShapesArgument())
                .registerColumnMapper(
                        InputShapes.class,
                        (row, column, _) -> InputShapes.parse(row.getString(column)))
                .registerColumnMapper(
                        new GenericType<List<Tensor>>() {},
                        (row, column, _) -> Tensor.parse(row.getString(column)));
    }

    private static final class InputShapesArgument extends AbstractArgumentFactory<InputShapes> {
        InputShapesArgument() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(InputShapes shapes, ConfigRegistry config) {
            return (position, statement, _) -> statement.setString(position, shapes.text());
        }
    }
}
