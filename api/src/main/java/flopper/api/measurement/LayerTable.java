package flopper.api.measurement;

import flopper.api.page.Csv;
import flopper.api.page.Items;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.TypedMessageBodyWriter;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the layer times of a measurement as a table; {@code layers} are joined by spaces. */
@Singleton
@Produces(Csv.TYPE)
final class LayerTable implements TypedMessageBodyWriter<Items<LayerTimeResponse>> {

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

    @Override
    public Argument<Items<LayerTimeResponse>> getType() {
        return TYPE;
    }

    @Override
    public boolean isWriteable(
            Argument<Items<LayerTimeResponse>> type, @Nullable MediaType mediaType) {
        return mediaType != null
                && mediaType.matches(MediaType.of(Csv.TYPE))
                && type.equalsType(TYPE);
    }

    @Override
    public void writeTo(
            Argument<Items<LayerTimeResponse>> type,
            MediaType mediaType,
            Items<LayerTimeResponse> layers,
            MutableHeaders headers,
            OutputStream out) {
        Csv.write(COLUMNS, layers.items().stream().map(LayerTable::row).toList(), out);
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
