package flopper.db.retention;

import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Months of measurements. Of several callers at once one works and the others find nothing to do.
 */
public interface RetentionStore {

    /** A partitioned table and the column whose ids its ranges are of. */
    enum Table {
        MEASUREMENT_PROCESS("measurement_process", "measurement_id"),
        MEASUREMENT_LAYER("measurement_layer", "measurement_id"),
        MEASUREMENT("measurement", "id");

        private final String parent;
        private final String key;

        Table(String parent, String key) {
            this.parent = parent;
            this.key = key;
        }

        private OptionalInt months(RetentionPolicy policy) {
            return this == MEASUREMENT_PROCESS ? policy.samplesMonths() : policy.statisticsMonths();
        }
    }

    /**
     * Makes the months that begin soon, and takes away those that are old. Fails, having done
     * nothing, where the tables are in use for long.
     *
     * @return the partitions that were taken away, in the order in which they went
     */
    @Transaction
    default List<String> apply(RetentionPolicy policy) {
        if (!lead() || Stream.of(Table.values()).allMatch(table -> upToDate(table, policy))) {
            return List.of();
        }
        hold();
        List<String> retired = new ArrayList<>();
        for (Table table : Table.values()) {
            for (LocalDate month : missing(table)) {
                addMonth(table.parent, table.key, month);
            }
            for (LocalDate month : old(table, policy)) {
                retire(table.parent, month, policy.archive());
                retired.add("%s_%tY_%<tm".formatted(table.parent, month));
            }
        }
        return retired;
    }

    private boolean upToDate(Table table, RetentionPolicy policy) {
        return missing(table).isEmpty() && old(table, policy).isEmpty();
    }

    /** Months that a table has partitions of, oldest first. */
    @SqlQuery(
            """
            SELECT to_date(right(part.relname, 7), 'YYYY_MM') AS month
            FROM pg_inherits
            JOIN pg_class part ON part.oid = pg_inherits.inhrelid
            WHERE pg_inherits.inhparent = CAST(:parent AS regclass)
              AND part.relname ~ '_[0-9]{4}_[0-9]{2}$'
            ORDER BY month
            """)
    List<LocalDate> months(String parent);

    @SqlQuery("SELECT pg_try_advisory_xact_lock(hashtext('flopper'), hashtext('retention'))")
    boolean lead();

    /**
     * Takes every lock that making and taking away months needs, those on the tables that
     * measurements point to included. Who writes takes some of them in another order: we give up
     * and come again long before a deadlock would be looked for (1 s), so that it is never the
     * writer whose work is undone.
     */
    @SqlUpdate(
            """
            SET LOCAL lock_timeout = '100ms';
            LOCK TABLE measurement, measurement_process, measurement_layer, measurement_kernel
                IN ACCESS EXCLUSIVE MODE;
            LOCK TABLE job, profile, graph, device, device_peak, kernel
                IN SHARE ROW EXCLUSIVE MODE;
            """)
    void hold();

    /** This month and the two after it, and those of rows that have none. */
    default List<LocalDate> missing(Table table) {
        List<LocalDate> missing = new ArrayList<>(List.of(monthIn(0), monthIn(1), monthIn(2)));
        missing.addAll(
                switch (table) {
                    case MEASUREMENT -> monthsOfMeasurements();
                    case MEASUREMENT_PROCESS -> monthsOfSamples();
                    case MEASUREMENT_LAYER -> monthsOfLayers();
                });
        missing.removeAll(months(table.parent));
        return missing.stream().distinct().toList();
    }

    @SqlQuery(
            """
            SELECT CAST(date_trunc('month', now() AT TIME ZONE 'UTC')
                        + CAST(:months AS integer) * interval '1 month' AS date)
            """)
    LocalDate monthIn(int months);

    @SqlQuery("SELECT DISTINCT month_of(id) FROM measurement_other")
    List<LocalDate> monthsOfMeasurements();

    @SqlQuery("SELECT DISTINCT month_of(measurement_id) FROM measurement_process_other")
    List<LocalDate> monthsOfSamples();

    @SqlQuery("SELECT DISTINCT month_of(measurement_id) FROM measurement_layer_other")
    List<LocalDate> monthsOfLayers();

    /** Months that have been over for as many months. */
    default List<LocalDate> old(Table table, RetentionPolicy policy) {
        OptionalInt months = table.months(policy);
        if (months.isEmpty()) {
            return List.of();
        }
        LocalDate bound = monthIn(-months.getAsInt());
        return months(table.parent).stream().filter(month -> month.isBefore(bound)).toList();
    }

    @SqlQuery("SELECT true FROM add_month(:parent, :key, :month)")
    boolean addMonth(String parent, String key, LocalDate month);

    @SqlQuery("SELECT true FROM retire_month(:parent, :month, :archive)")
    boolean retire(String parent, LocalDate month, boolean archive);
}
