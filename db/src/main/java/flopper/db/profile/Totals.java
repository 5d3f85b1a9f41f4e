package flopper.db.profile;

import org.jdbi.v3.core.mapper.Nested;

/**
 * What a whole workload costs.
 *
 * @param macs multiply-accumulates of convolutions, matrix products and attention, bias excluded
 * @param flops two for each multiply-add, one for every other scalar operation
 * @param complete false: all totals are lower bounds
 */
public record Totals(
        long params,
        long statistics,
        long constants,
        @Nested Operations operations,
        long macs,
        long flops,
        long weightBytes,
        long activationBytes,
        long peakActivationBytes,
        boolean complete) {}
