package flopper.api.measurement;

import flopper.api.page.Csv;
import flopper.api.page.Items;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.TypedMessageBodyWriter;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.util.List;

/** Writes a page of measurements as a table. */
@Singleton
@Produces(Csv.TYPE)
final class MeasurementTable implements TypedMessageBodyWriter<Items<MeasurementResponse>> {

    private static final Argument<Items<MeasurementResponse>> TYPE = new GenericArgument<>() {};

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "jobId",
                    "model",
                    "graphId",
                    "device",
                    "deviceClass",
                    "backend",
                    "backendVersion",
                    "precision",
                    "threads",
                    "batch",
                    "startedAt",
                    "protocol",
                    "weights",
                    "processes",
                    "samples",
                    "minNs",
                    "p50Ns",
                    "p50CiLowNs",
                    "p50CiHighNs",
                    "p90Ns",
                    "p99Ns",
                    "meanNs",
                    "cv",
                    "cpuP50Ns",
                    "throughputPerSecond",
                    "converged",
                    "disturbed",
                    "macs",
                    "flops",
                    "achievedFlopsPerSecond",
                    "peakFraction");

    @Override
    public Argument<Items<MeasurementResponse>> getType() {
        return TYPE;
    }

    @Override
    public boolean isWriteable(
            Argument<Items<MeasurementResponse>> type, @Nullable MediaType mediaType) {
        return mediaType != null
                && mediaType.matches(MediaType.of(Csv.TYPE))
                && type.equalsType(TYPE);
    }

    @Override
    public void writeTo(
            Argument<Items<MeasurementResponse>> type,
            MediaType mediaType,
            Items<MeasurementResponse> page,
            MutableHeaders headers,
            OutputStream out) {
        page.next()
                .ifPresent(cursor ->
                        headers.set(
                                HttpHeaders.LINK, "<?cursor=%s>; rel=\"next\"".formatted(cursor)));
        Csv.write(COLUMNS, page.items().stream().map(MeasurementTable::row).toList(), out);
    }

    private static List<Object> row(MeasurementResponse measurement) {
        LatencyResponse latency = measurement.latency();
        return List.of(
                measurement.id(),
                measurement.jobId(),
                measurement.model(),
                measurement.graphId(),
                measurement.device(),
                measurement.deviceClass(),
                measurement.backend(),
                measurement.backendVersion(),
                measurement.precision(),
                measurement.threads(),
                measurement.batch(),
                measurement.startedAt(),
                measurement.protocol(),
                measurement.weights(),
                measurement.processes(),
                measurement.samples(),
                latency.minNs(),
                latency.p50Ns(),
                latency.p50CiNs().map(List::getFirst),
                latency.p50CiNs().map(List::getLast),
                latency.p90Ns(),
                latency.p99Ns(),
                latency.meanNs(),
                latency.cv(),
                measurement.cpuTime().p50Ns(),
                measurement.throughputPerSecond(),
                measurement.converged(),
                measurement.disturbed(),
                measurement.macs(),
                measurement.flops(),
                measurement.achievedFlopsPerSecond(),
                measurement.peakFraction());
    }
}
