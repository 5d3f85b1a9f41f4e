package flopper.api.kernel;

import flopper.db.kernel.KernelFilter;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;

import org.jspecify.annotations.Nullable;

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

    KernelFilter filter() {
        return new KernelFilter(
                Optional.ofNullable(deviceClass),
                Optional.ofNullable(backend),
                Optional.ofNullable(op),
                Optional.ofNullable(signature));
    }
}
