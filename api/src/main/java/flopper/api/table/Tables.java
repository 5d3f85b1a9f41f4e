package flopper.api.table;

import flopper.db.selection.FieldType;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes a table of the records that are told as JSON: a column for each field, those of nested
 * records among them. An interval {@code …CiNs} becomes {@code …CiLowNs} and {@code …CiHighNs}, a
 * list of plain values a text with spaces, and what no cell can hold JSON. Thread-safe.
 */
@Singleton
class Tables {

    private static final String INTERVAL = "CiNs";

    private final Map<Class<?>, Table<?>> known = new ConcurrentHashMap<>();
    private final JsonMapper mapper;

    Tables(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** The table of items of this type. */
    @SuppressWarnings("unchecked") // A table is stored under the type it was made of.
    <T> Table<T> of(Class<T> type) {
        return (Table<T>) known.computeIfAbsent(type, this::make);
    }

    private <T> Table<T> make(Class<T> type) {
        List<Column<T>> columns = new ArrayList<>();
        BeanIntrospection<T> introspection = BeanIntrospection.getIntrospection(type);
        for (BeanProperty<T, Object> property : introspection.getBeanProperties()) {
            add(
                    columns,
                    property.getName(),
                    "",
                    property,
                    row -> Optional.ofNullable(property.get(row)));
        }
        return new Table<>(columns);
    }

    private <T> void add(
            List<Column<T>> columns,
            String path,
            String prefix,
            BeanProperty<?, Object> property,
            Function<T, Optional<Object>> value) {
        Argument<?> type = property.asArgument();
        Function<T, Optional<Object>> cell = value;
        if (type.getType() == Optional.class) {
            type = type.getFirstTypeVariable().orElseThrow();
            cell = row -> value.apply(row).flatMap(some -> (Optional<?>) some);
        }
        String title = joined(prefix, property.getName());
        Optional<FieldType> scalar = scalar(type.getType());
        if (scalar.isPresent()) {
            columns.add(new Column<>(path, title, scalar.get(), unwrapped(cell)));
            return;
        }
        Optional<? extends BeanIntrospection<?>> nested =
                BeanIntrospector.SHARED.findIntrospection(type.getType());
        if (nested.isPresent()) {
            String inner = property.stringValue(ColumnPrefix.class).orElse(title);
            addAll(columns, path, inner, nested.get(), cell);
        } else if (isPlainList(type) && title.endsWith(INTERVAL)) {
            String stem = title.substring(0, title.length() - "Ns".length());
            columns.add(
                    new Column<>(
                            path, stem + "LowNs", FieldType.INTEGER, end(cell, List::getFirst)));
            columns.add(
                    new Column<>(
                            path, stem + "HighNs", FieldType.INTEGER, end(cell, List::getLast)));
        } else {
            boolean plain = isPlainList(type);
            Function<T, Optional<Object>> inner = cell;
            columns.add(
                    new Column<>(
                            path,
                            title,
                            FieldType.TEXT,
                            row ->
                                    inner.apply(row)
                                            .map(some -> plain ? spaced(some) : json(some))));
        }
    }

    private <T, N> void addAll(
            List<Column<T>> columns,
            String path,
            String prefix,
            BeanIntrospection<N> nested,
            Function<T, Optional<Object>> outer) {
        for (BeanProperty<N, Object> property : nested.getBeanProperties()) {
            add(
                    columns,
                    path + "." + property.getName(),
                    prefix,
                    property,
                    row -> outer.apply(row).map(nested.getBeanType()::cast).map(property::get));
        }
    }

    private static String joined(String prefix, String name) {
        return prefix.isEmpty()
                ? name
                : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static Optional<FieldType> scalar(Class<?> type) {
        if (type == String.class || type.isEnum()) {
            return Optional.of(FieldType.TEXT);
        }
        if (type == Instant.class) {
            return Optional.of(FieldType.INSTANT);
        }
        if (type == boolean.class || type == Boolean.class) {
            return Optional.of(FieldType.BOOLEAN);
        }
        if (type == double.class || type == Double.class || type == OptionalDouble.class) {
            return Optional.of(FieldType.REAL);
        }
        boolean whole =
                type == int.class
                        || type == long.class
                        || type == Integer.class
                        || type == Long.class
                        || type == OptionalInt.class
                        || type == OptionalLong.class;
        return whole ? Optional.of(FieldType.INTEGER) : Optional.empty();
    }

    private static boolean isPlainList(Argument<?> type) {
        return Collection.class.isAssignableFrom(type.getType())
                && type.getFirstTypeVariable().flatMap(item -> scalar(item.getType())).isPresent();
    }

    private static <T> Function<T, Optional<Object>> unwrapped(Function<T, Optional<Object>> cell) {
        return row -> cell.apply(row).flatMap(Tables::plain);
    }

    /** The value as a column holds it. */
    private static Optional<Object> plain(Object value) {
        return switch (value) {
            case OptionalLong some ->
                    some.isPresent() ? Optional.of(some.getAsLong()) : Optional.empty();
            case OptionalInt some ->
                    some.isPresent() ? Optional.of((long) some.getAsInt()) : Optional.empty();
            case OptionalDouble some ->
                    some.isPresent() ? Optional.of(some.getAsDouble()) : Optional.empty();
            case Integer number -> Optional.of(number.longValue());
            case Enum<?> constant -> Optional.of(constant.name());
            default -> Optional.of(value);
        };
    }

    private static <T> Function<T, Optional<Object>> end(
            Function<T, Optional<Object>> cell, Function<List<?>, Object> which) {
        return row -> cell.apply(row).map(some -> which.apply((List<?>) some));
    }

    private static String spaced(Object list) {
        return ((Collection<?>) list)
                .stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
