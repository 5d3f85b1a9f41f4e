package flopper.db;

import flopper.db.job.Priority;
import flopper.db.workload.InputShapes;
import flopper.db.workload.Tensor;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

import java.sql.Types;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

/** How values of the stores travel to PostgreSQL and back. */
final class JdbiSetup {

    private JdbiSetup() {}

    static Jdbi over(DataSource pool) {
        Jdbi jdbi = Jdbi.create(pool);
        // The default repeats every argument, which can be megabytes of arrays.
        jdbi.getConfig(StatementExceptions.class)
                .setMessageRendering(StatementExceptions.MessageRendering.SHORT_STATEMENT);
        return jdbi.installPlugin(new PostgresPlugin())
                .installPlugin(new SqlObjectPlugin())
                .registerArrayType(String.class, "text")
                .registerArgument(new InputShapesArgument())
                .registerArgument(new PriorityArgument())
                .registerArgument(new DurationArgument())
                .registerColumnMapper(
                        Priority.class, (row, column, _) -> Priority.ofCode(row.getInt(column)))
                .registerColumnMapper(
                        InputShapes.class,
                        (row, column, _) -> InputShapes.parse(row.getString(column)))
                .registerColumnMapper(
                        new GenericType<List<Tensor>>() {},
                        (row, column, _) -> Tensor.parse(row.getString(column)));
    }

    // The PostgreSQL plugin binds every enum by its name.
    private static final class PriorityArgument extends AbstractArgumentFactory<Priority> {
        PriorityArgument() {
            super(Types.SMALLINT);
        }

        @Override
        protected Argument build(Priority priority, ConfigRegistry config) {
            return (position, statement, _) -> statement.setInt(position, priority.code());
        }
    }

    // The PostgreSQL plugin refuses a duration finer than its interval instead of rounding it.
    private static final class DurationArgument extends AbstractArgumentFactory<Duration> {
        DurationArgument() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(Duration duration, ConfigRegistry config) {
            return (position, statement, _) ->
                    statement.setString(
                            position,
                            "%d.%06d seconds"
                                    .formatted(duration.getSeconds(), duration.getNano() / 1000));
        }
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
