package flopper.api.sweep.matrix;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What one submission may ask for, under {@code flopper.api.sweep}.
 *
 * @param cellsMax cells of one sweep: a hundred models at ten batches on ten targets at ten
 *     precisions, and a bound on what one request makes the database write
 */
@ConfigurationProperties("flopper.api.sweep")
record MatrixSettings(@Bindable(defaultValue = "100000") int cellsMax) {}
