package flopper.db;

import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;

/**
 * Binds arrays with the type of their elements. Jdbi hands each element on as an object, which the
 * driver writes as text for the server to read again; what it knows the type of travels in binary.
 */
final class ArrayArguments implements ArgumentFactory {

    @Override
    public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
        return switch (value) {
            case int[] numbers ->
                    Optional.of(
                            array("int4", Arrays.stream(numbers).boxed().toArray(Integer[]::new)));
            case long[] numbers ->
                    Optional.of(array("int8", Arrays.stream(numbers).boxed().toArray(Long[]::new)));
            case String[] texts -> Optional.of(array("text", texts));
            case null, default -> Optional.empty();
        };
    }

    private static Argument array(String elementType, Object[] elements) {
        return (position, statement, _) ->
                statement.setArray(
                        position, statement.getConnection().createArrayOf(elementType, elements));
    }
}
