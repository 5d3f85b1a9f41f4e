package flopper.api.pareto;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;

import org.jspecify.annotations.Nullable;

/**
 * Which trade-off a request asks for. Axes are macs, flops, params, weightBytes, activations,
 * activationBytes, top1, latency and throughput.
 *
 * @param x macs unless given
 * @param y top1 unless given
 * @param deviceClass needed for latency and throughput
 * @param dominated false leaves out what is not on the front
 */
@Introspected
public record ParetoRequest(
        @QueryValue(defaultValue = "macs") String x,
        @QueryValue(defaultValue = "top1") String y,
        @QueryValue @Nullable String deviceClass,
        @QueryValue @Nullable String backend,
        @QueryValue @Nullable String backendVersion,
        @QueryValue @Nullable String precision,
        @QueryValue(defaultValue = "true") boolean dominated) {}
