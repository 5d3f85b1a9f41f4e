package flopper.api.kernel;

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

/** Writes a page of kernels as a table. */
@Singleton
@Produces(Csv.TYPE)
final class KernelTable implements TypedMessageBodyWriter<Items<KernelResponse>> {

    private static final Argument<Items<KernelResponse>> TYPE = new GenericArgument<>() {};

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "signature",
                    "op",
                    "device",
                    "deviceClass",
                    "backend",
                    "backendVersion",
                    "protocol",
                    "precision",
                    "threads",
                    "macs",
                    "flops",
                    "bytes",
                    "processes",
                    "warmSamples",
                    "warmMinNs",
                    "warmP50Ns",
                    "warmP50CiLowNs",
                    "warmP50CiHighNs",
                    "warmTypicalNs",
                    "warmCv",
                    "warmAchievedFlopsPerSecond",
                    "coldSamples",
                    "coldMinNs",
                    "coldP50Ns",
                    "coldP50CiLowNs",
                    "coldP50CiHighNs",
                    "coldTypicalNs",
                    "coldCv",
                    "coldAchievedFlopsPerSecond",
                    "measuredAt");

    @Override
    public Argument<Items<KernelResponse>> getType() {
        return TYPE;
    }

    @Override
    public boolean isWriteable(
            Argument<Items<KernelResponse>> type, @Nullable MediaType mediaType) {
        return mediaType != null
                && mediaType.matches(MediaType.of(Csv.TYPE))
                && type.equalsType(TYPE);
    }

    @Override
    public void writeTo(
            Argument<Items<KernelResponse>> type,
            MediaType mediaType,
            Items<KernelResponse> page,
            MutableHeaders headers,
            OutputStream out) {
        page.next()
                .ifPresent(cursor ->
                        headers.set(
                                HttpHeaders.LINK, "<?cursor=%s>; rel=\"next\"".formatted(cursor)));
        Csv.write(COLUMNS, page.items().stream().map(KernelTable::row).toList(), out);
    }

    private static List<Object> row(KernelResponse kernel) {
        return List.of(
                kernel.id(),
                kernel.signature(),
                kernel.op(),
                kernel.device(),
                kernel.deviceClass(),
                kernel.backend(),
                kernel.backendVersion(),
                kernel.protocol(),
                kernel.precision(),
                kernel.threads(),
                kernel.macs(),
                kernel.flops(),
                kernel.bytes(),
                kernel.processes(),
                kernel.warm().samples(),
                kernel.warm().minNs(),
                kernel.warm().p50Ns(),
                kernel.warm().p50CiNs().getFirst(),
                kernel.warm().p50CiNs().getLast(),
                kernel.warm().typicalNs(),
                kernel.warm().cv(),
                kernel.warm().achievedFlopsPerSecond(),
                kernel.cold().samples(),
                kernel.cold().minNs(),
                kernel.cold().p50Ns(),
                kernel.cold().p50CiNs().getFirst(),
                kernel.cold().p50CiNs().getLast(),
                kernel.cold().typicalNs(),
                kernel.cold().cv(),
                kernel.cold().achievedFlopsPerSecond(),
                kernel.measuredAt());
    }
}
