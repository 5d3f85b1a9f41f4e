package flopper.api.measurement;

import flopper.api.page.Csv;
import flopper.api.page.CsvPage;
import flopper.api.page.Items;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.http.annotation.Produces;

import jakarta.inject.Singleton;

import java.util.List;

/** Writes a page of measurements as a table. */
@Singleton
@Produces(Csv.TYPE)
final class MeasurementTable extends CsvPage<MeasurementResponse> {

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

    MeasurementTable() {
        super(TYPE, COLUMNS, MeasurementTable::row);
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
