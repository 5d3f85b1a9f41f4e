package flopper.api.imported.measurement;

import flopper.api.page.Csv;
import flopper.api.page.CsvPage;
import flopper.api.page.Items;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.http.annotation.Produces;

import jakarta.inject.Singleton;

import java.util.List;

/** Writes a page of imported times as a table. */
@Singleton
@Produces(Csv.TYPE)
final class ImportedMeasurementTable extends CsvPage<ImportedMeasurementResponse> {

    private static final Argument<Items<ImportedMeasurementResponse>> TYPE =
            new GenericArgument<>() {};

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "provenance",
                    "importId",
                    "line",
                    "source",
                    "licence",
                    "sourceVersion",
                    "model",
                    "backbone",
                    "device",
                    "deviceClass",
                    "backend",
                    "backendVersion",
                    "precision",
                    "computeUnit",
                    "threads",
                    "batch",
                    "resolution",
                    "latencyNs",
                    "statistic",
                    "throughputPerSecond",
                    "samples",
                    "minNs",
                    "p50CiLowNs",
                    "p50CiHighNs",
                    "p90Ns",
                    "p99Ns",
                    "meanNs",
                    "cv",
                    "macs",
                    "params",
                    "activations",
                    "peakMemoryMinMb",
                    "peakMemoryMaxMb",
                    "measuredAt");

    ImportedMeasurementTable() {
        super(TYPE, COLUMNS, ImportedMeasurementTable::row);
    }

    private static List<Object> row(ImportedMeasurementResponse one) {
        return List.of(
                one.id(),
                one.provenance(),
                one.importId(),
                one.line(),
                one.source(),
                one.licence(),
                one.sourceVersion(),
                one.model(),
                one.backbone(),
                one.device(),
                one.deviceClass(),
                one.backend(),
                one.backendVersion(),
                one.precision(),
                one.computeUnit(),
                one.threads(),
                one.batch(),
                one.resolution(),
                one.latencyNs(),
                one.statistic(),
                one.throughputPerSecond(),
                one.samples(),
                one.minNs(),
                one.p50CiNs().map(List::getFirst),
                one.p50CiNs().map(List::getLast),
                one.p90Ns(),
                one.p99Ns(),
                one.meanNs(),
                one.cv(),
                one.macs(),
                one.params(),
                one.activations(),
                one.peakMemoryMinMb(),
                one.peakMemoryMaxMb(),
                one.measuredAt());
    }
}
