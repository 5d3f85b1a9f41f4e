package flopper.api.measurement;

import flopper.api.page.Csv;
import flopper.api.page.CsvPage;
import flopper.api.page.Items;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.http.annotation.Produces;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the layer times of a measurement as a table; {@code layers} are joined by spaces. */
@Singleton
@Produces(Csv.TYPE)
final class LayerTable extends CsvPage<LayerTimeResponse> {

    private static final Argument<Items<LayerTimeResponse>> TYPE = new GenericArgument<>() {};

    private static final List<String> COLUMNS =
            List.of(
                    "layers",
                    "kernel",
                    "timeNs",
                    "share",
                    "macs",
                    "flops",
                    "bytes",
                    "complete",
                    "achievedFlopsPerSecond",
                    "intensity",
                    "peakFraction",
                    "bound");

    LayerTable() {
        super(TYPE, COLUMNS, LayerTable::row);
    }

    private static List<Object> row(LayerTimeResponse part) {
        return List.of(
                part.layers().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                part.kernel(),
                part.timeNs(),
                part.share(),
                part.macs(),
                part.flops(),
                part.bytes(),
                part.complete(),
                part.achievedFlopsPerSecond(),
                part.intensity(),
                part.peakFraction(),
                part.bound());
    }
}
