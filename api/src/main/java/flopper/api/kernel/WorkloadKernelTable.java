package flopper.api.kernel;

import flopper.api.page.Csv;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.TypedMessageBodyWriter;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.util.List;

/** Writes the kernels of a workload as a table. */
@Singleton
@Produces(Csv.TYPE)
final class WorkloadKernelTable implements TypedMessageBodyWriter<WorkloadKernelsResponse> {

    private static final Argument<WorkloadKernelsResponse> TYPE =
            Argument.of(WorkloadKernelsResponse.class);

    private static final List<String> COLUMNS =
            List.of(
                    "kernelId",
                    "signature",
                    "op",
                    "count",
                    "warmNs",
                    "coldNs",
                    "inModelNs",
                    "warmTotalNs",
                    "ratio");

    @Override
    public Argument<WorkloadKernelsResponse> getType() {
        return TYPE;
    }

    @Override
    public boolean isWriteable(
            Argument<WorkloadKernelsResponse> type, @Nullable MediaType mediaType) {
        return mediaType != null
                && mediaType.matches(MediaType.of(Csv.TYPE))
                && type.equalsType(TYPE);
    }

    @Override
    public void writeTo(
            Argument<WorkloadKernelsResponse> type,
            MediaType mediaType,
            WorkloadKernelsResponse page,
            MutableHeaders headers,
            OutputStream out) {
        Csv.write(COLUMNS, page.items().stream().map(WorkloadKernelTable::row).toList(), out);
    }

    private static List<Object> row(UsedKernelResponse kernel) {
        return List.of(
                kernel.kernelId(),
                kernel.signature(),
                kernel.op(),
                kernel.count(),
                kernel.warmNs(),
                kernel.coldNs(),
                kernel.inModelNs(),
                kernel.warmTotalNs(),
                kernel.ratio());
    }
}
