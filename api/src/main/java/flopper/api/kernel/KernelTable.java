package flopper.api.kernel;

import flopper.api.page.Csv;
import flopper.api.page.CsvPage;
import flopper.api.page.Items;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.http.annotation.Produces;

import jakarta.inject.Singleton;

import java.util.List;

/** Writes a page of kernels as a table. */
@Singleton
@Produces(Csv.TYPE)
final class KernelTable extends CsvPage<KernelResponse> {

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

    KernelTable() {
        super(TYPE, COLUMNS, KernelTable::row);
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
