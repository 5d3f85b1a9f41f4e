package flopper.api.regression;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * How series are searched for regressions, under {@code flopper.api.regression}.
 *
 * @param interval between two looks for series that were measured
 * @param pauseMax longest wait between two looks while PostgreSQL is away
 * @param reruns suspected regressions that are measured once more at the same time; 0: none ever
 * @param points newest measurements of a series that are searched
 */
@ConfigurationProperties("flopper.api.regression")
record RegressionSettings(
        @Bindable(defaultValue = "30s") Duration interval,
        @Bindable(defaultValue = "5m") Duration pauseMax,
        @Bindable(defaultValue = "4") int reruns,
        @Bindable(defaultValue = "200") int points) {}
