package flopper.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Processor time that a stack has used since its start: what a shared machine cannot hide. */
public record ProcessorTime(Duration jvm, Duration postgres) {

    /**
     * @param jvm process of {@code deploy/flopper up}
     * @param data its directory
     */
    public static ProcessorTime of(long jvm, Path data) throws IOException {
        Path note = data.resolve("postgres").resolve("data").resolve("postmaster.pid");
        long postmaster = Long.parseLong(Files.readAllLines(note).getFirst().strip());
        return new ProcessorTime(used(jvm), used(postmaster));
    }

    /** What was used since an earlier time. */
    public ProcessorTime since(ProcessorTime earlier) {
        return new ProcessorTime(jvm.minus(earlier.jvm), postgres.minus(earlier.postgres));
    }

    private static Duration used(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
