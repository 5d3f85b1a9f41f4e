package flopper.db.job;

import flopper.db.row.Ids;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * New jobs turned into one array per column: ten thousand rows are one statement. Public because
 * Jdbi binds the methods of public classes only.
 */
public record JobColumns(
        List<String> ids,
        List<String> kinds,
        List<String> queues,
        List<String> models,
        List<@Nullable String> modelIds,
        List<String> graphIds,
        List<@Nullable Long> batches,
        List<String> shapes,
        List<@Nullable String> precisions,
        List<@Nullable String> deviceClasses,
        List<@Nullable String> backends,
        List<@Nullable Integer> threads,
        List<@Nullable String> devices,
        List<Boolean> measureLayers,
        List<Boolean> measureKernels,
        List<@Nullable String> resultIds) {

    static JobColumns of(List<NewJob> jobs) {
        return new JobColumns(
                column(jobs, _ -> Ids.next()),
                column(jobs, job -> job.kind().name()),
                column(jobs, job -> Queue.of(job.cell())),
                column(jobs, job -> job.cell().model()),
                nullable(jobs, job -> job.cell().modelId().orElse(null)),
                column(jobs, job -> job.cell().graphId()),
                nullable(jobs, job -> boxed(job.cell().batch())),
                column(jobs, job -> job.cell().shapes().text()),
                nullable(jobs, job -> job.cell().precision().orElse(null)),
                nullable(jobs, job -> job.cell().deviceClass().orElse(null)),
                nullable(jobs, job -> job.cell().backend().orElse(null)),
                nullable(jobs, job -> boxed(job.cell().threads())),
                nullable(jobs, job -> job.cell().deviceId().orElse(null)),
                column(jobs, job -> job.cell().measureLayers()),
                column(jobs, job -> job.cell().measureKernels()),
                nullable(jobs, job -> job.storedResultId().orElse(null)));
    }

    private static <T> List<T> column(List<NewJob> jobs, Function<NewJob, T> value) {
        return jobs.stream().map(value).toList();
    }

    private static <T> List<@Nullable T> nullable(
            List<NewJob> jobs, Function<NewJob, @Nullable T> value) {
        List<@Nullable T> column = new ArrayList<>(jobs.size());
        for (NewJob job : jobs) {
            column.add(value.apply(job));
        }
        return column;
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
