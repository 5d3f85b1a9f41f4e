package flopper.api.imported;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Bounds of an import.
 *
 * @param bytesMax largest file; its rows are in memory until all are read
 */
@ConfigurationProperties("flopper.api.imported")
record ImportSettings(@Bindable(defaultValue = "67108864") long bytesMax) {}
