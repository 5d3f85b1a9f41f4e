package flopper.timing.statistics;

import java.util.OptionalLong;

/** A percentile's value, or why there is none. */
public sealed interface Quantile {
    record Present(long ns) implements Quantile {}

    record Missing(String reason) implements Quantile {}

    default OptionalLong valueNs() {
        return switch (this) {
            case Present(long ns) -> OptionalLong.of(ns);
            case Missing _ -> OptionalLong.empty();
        };
    }
}
