package flopper.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The server prepares every statement of every store that {@link Database} hands out. */
final class SqlTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    @Test
    void everyStatementOfEveryStoreFitsTheSchema() {
        Map<String, String> problems = new TreeMap<>();
        int statements = 0;
        try (SqlCheck check = new SqlCheck(DATABASE)) {
            for (Class<?> store : stores()) {
                for (Method method : store.getDeclaredMethods()) {
                    Optional<String> sql = sql(method);
                    if (sql.isPresent()) {
                        statements++;
                        String name = store.getSimpleName() + "." + method.getName();
                        check.problem(sql.get()).ifPresent(problem -> problems.put(name, problem));
                    }
                }
            }
        }

        assertThat(problems).isEmpty();
        assertThat(statements).isGreaterThan(50);
    }

    @Test
    void theCheckSeesEveryStore() {
        assertThat(stores())
                .extracting(Class::getSimpleName)
                .contains("JobStore", "LeaseStore", "DispatchStore", "ComparisonStore");
    }

    @Test
    void aMisspeltColumnIsReportedByName() {
        try (SqlCheck check = new SqlCheck(DATABASE)) {
            assertThat(check.problem("SELECT nmae FROM model WHERE id = as_id(:id)"))
                    .hasValueSatisfying(problem -> assertThat(problem).contains("nmae"));
        }
    }

    @Test
    void anUnknownColumnInAnUpdateIsReportedByName() {
        try (SqlCheck check = new SqlCheck(DATABASE)) {
            assertThat(check.problem("UPDATE job SET sate = :state"))
                    .hasValueSatisfying(problem -> assertThat(problem).contains("sate"));
        }
    }

    @Test
    void aTypeThatDoesNotFitItsColumnIsReported() {
        try (SqlCheck check = new SqlCheck(DATABASE)) {
            assertThat(check.problem("SELECT id FROM model WHERE id = CAST(:id AS text)"))
                    .hasValueSatisfying(problem -> assertThat(problem).contains("uuid = text"));
        }
    }

    private static List<Class<?>> stores() {
        List<Class<?>> stores = new ArrayList<>();
        Arrays.stream(Database.class.getMethods())
                .map(Method::getReturnType)
                .filter(type -> type.getSimpleName().endsWith("Store"))
                .forEach(stores::add);
        return stores;
    }

    private static Optional<String> sql(Method method) {
        SqlQuery query = method.getAnnotation(SqlQuery.class);
        SqlUpdate update = method.getAnnotation(SqlUpdate.class);
        SqlBatch batch = method.getAnnotation(SqlBatch.class);
        if (query != null) {
            return Optional.of(query.value());
        }
        if (update != null) {
            return Optional.of(update.value());
        }
        return Optional.ofNullable(batch).map(SqlBatch::value);
    }
}
