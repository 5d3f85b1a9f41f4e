package flopper.db.selection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A collection that can be selected from: a table or view, its fields, and which of them have an
 * index, so that rows can be had in their order. Immutable.
 *
 * @param <R> a row
 */
public final class Selectable<R> {

    private final String table;
    private final Class<R> row;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, Key<R>> keys = new LinkedHashMap<>();
    private final Order order;

    private Selectable(Builder<R> builder) {
        this.table = builder.table;
        this.row = builder.row;
        this.fields.putAll(builder.fields);
        this.keys.putAll(builder.keys);
        this.order = new Order(builder.keys.values().iterator().next().field(), builder.descending);
    }

    /** One over this table or view, whose columns {@code row} can be made of. */
    public static <R> Builder<R> over(String table, Class<R> row) {
        return new Builder<>(table, row);
    }

    /** The field of this name. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /**
     * The field of this name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public Field require(String name) {
        return field(name).orElseThrow(() -> new IllegalArgumentException(name));
    }

    /** The names of all fields. */
    public Set<String> fields() {
        return fields.keySet();
    }

    /** The names of the fields that rows can be sorted by. */
    public Set<String> sortable() {
        return keys.keySet();
    }

    /** By the field that no two rows share; the order where none is asked for. */
    public Order order() {
        return order;
    }

    /** The values by which a row has its place in an order. */
    public List<Object> place(R found, List<Order> by) {
        return by.stream().map(step -> key(step).value().apply(found)).toList();
    }

    private Key<R> key(Order step) {
        return Optional.ofNullable(keys.get(step.field().name())).orElseThrow();
    }

    String table() {
        return table;
    }

    Class<R> row() {
        return row;
    }

    /** A field that rows can be sorted by. */
    private record Key<R>(Field field, Function<R, Object> value) {}

    /** Collects what a collection has; the first sortable field is the one that no two rows share. */
    public static final class Builder<R> {
        private final String table;
        private final Class<R> row;
        private final Map<String, Field> fields = new LinkedHashMap<>();
        private final Map<String, Key<R>> keys = new LinkedHashMap<>();
        private boolean descending;

        private Builder(String table, Class<R> row) {
            this.table = table;
            this.row = row;
        }

        /** A field that is a column or an expression; {@link Field#sql} says more. */
        public Builder<R> field(String name, FieldType type, String sql) {
            fields.put(name, new Field(name, type, sql));
            return this;
        }

        /** A field with an index, which is never missing. */
        public Builder<R> sortable(
                String name, FieldType type, String sql, Function<R, Object> value) {
            keys.put(name, new Key<>(new Field(name, type, sql), value));
            return field(name, type, sql);
        }

        /** Rows come in the order of their key. */
        public Selectable<R> ascending() {
            return new Selectable<>(this);
        }

        /** Rows come against the order of their key. */
        public Selectable<R> descending() {
            descending = true;
            return new Selectable<>(this);
        }
    }
}
