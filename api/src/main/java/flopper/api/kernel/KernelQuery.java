package flopper.api.kernel;

import flopper.db.kernel.KernelStore;
import flopper.db.selection.Condition;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Which kernels a request asks for; what is left out does not restrict.
 *
 * @param op operator, such as {@code Conv}
 * @param signature the whole canonical key
 */
@Introspected
public record KernelQuery(
        @QueryValue @Nullable String deviceClass,
        @QueryValue @Nullable String backend,
        @QueryValue @Nullable String op,
        @QueryValue @Nullable String signature) {

    /** What the rows have to fulfil. */
    Condition condition() {
        return new Condition.All(
                List.of(
                        equal("deviceClass", deviceClass),
                        equal("backend", backend),
                        equal("op", op),
                        equal("signature", signature)));
    }

    private static Condition equal(String field, @Nullable String value) {
        return Condition.equal(KernelStore.ALL.require(field), Optional.ofNullable(value));
    }
}
