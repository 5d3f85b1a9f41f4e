package flopper.api.kernel;

import flopper.api.page.Csv;
import flopper.api.page.CsvWriter;

import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Produces;

import jakarta.inject.Singleton;

import java.util.List;

/** Writes the kernels of a workload as a table. */
@Singleton
@Produces(Csv.TYPE)
final class WorkloadKernelTable extends CsvWriter<WorkloadKernelsResponse, UsedKernelResponse> {

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

    WorkloadKernelTable() {
        super(TYPE, COLUMNS, WorkloadKernelTable::row);
    }

    @Override
    protected List<UsedKernelResponse> rows(WorkloadKernelsResponse kernels) {
        return kernels.items();
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
