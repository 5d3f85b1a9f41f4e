package flopper.api.comparison;

import java.util.Optional;

/** What a metric reads off a measurement. */
sealed interface Reading {

    /** A value; with its 95 % confidence interval where one is known. */
    record Known(double value, Optional<Interval> interval) implements Reading {}

    /** No value, and why. */
    record Missing(String reason) implements Reading {}

    /** Both ends of a confidence interval, the lower one first. */
    record Interval(double low, double high) {}
}
