package flopper.db.retention;

import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.transaction.Transaction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

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
     * Makes the months that begin soon, and takes away those that are old.
     *
     * @return the partitions that were taken away, in the order in which they went
     */
    @Transaction
    default List<String> apply(RetentionPolicy policy) {
        if (!lead()) {
            return List.of();
        }
        List<String> retired = new ArrayList<>();
        for (Table table : Table.values()) {
            for (LocalDate month : missing(table)) {
                addMonth(table.parent, table.key, month);
            }
            OptionalInt months = table.months(policy);
            if (months.isPresent()) {
                for (LocalDate month : old(table.parent, months.getAsInt())) {
                    retire(table.parent, month, policy.archive());
                    retired.add("%s_%tY_%<tm".formatted(table.parent, month));
                }
            }
        }
        return retired;
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

    // Until the transaction ends; who waits for a table gives up soon, for others wait behind it.
    @SqlQuery(
            """
            SELECT pg_try_advisory_xact_lock(hashtext('flopper'), hashtext('retention'))
                   AND set_config('lock_timeout', '5s', true) = '5s'
            """)
    boolean lead();

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
    default List<LocalDate> old(String parent, int months) {
        LocalDate bound = monthIn(-months);
        return months(parent).stream().filter(month -> month.isBefore(bound)).toList();
    }

    @SqlQuery("SELECT true FROM add_month(:parent, :key, :month)")
    boolean addMonth(String parent, String key, LocalDate month);

    @SqlQuery("SELECT true FROM retire_month(:parent, :month, :archive)")
    boolean retire(String parent, LocalDate month, boolean archive);
}
