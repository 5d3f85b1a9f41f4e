package flopper.bench.process;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;

/** A program of ours as a part; what each of its processes said is kept in one file. */
public final class ProgramPart implements Part {
    private static final Duration START_PATIENCE = Duration.ofMinutes(2);

    /** Starts the program. */
    @FunctionalInterface
    interface Launch {
        FlopperProcess start() throws IOException;
    }

    private final String name;
    private final String ready;
    private final Path log;
    private final Launch launch;
    private @Nullable FlopperProcess process;

    /**
     * @param ready pattern of the line that says it works
     */
    ProgramPart(String name, String ready, Path logs, Launch launch) {
        this.name = name;
        this.ready = ready;
        this.log = logs.resolve(name.replace(' ', '-') + ".log");
        this.launch = launch;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() throws IOException {
        process = launch.start();
    }

    /** Starts it and waits until it works. */
    ProgramPart up() throws IOException, InterruptedException {
        start();
        process().await(ready, START_PATIENCE);
        return this;
    }

    @Override
    public void kill() throws IOException, InterruptedException {
        process().kill();
        keepLog();
    }

    @Override
    public boolean isAlive() {
        return process().isAlive();
    }

    /** The process that plays this part now. */
    public FlopperProcess process() {
        return Objects.requireNonNull(process, () -> name + " was not started");
    }

    @Override
    public void close() {
        process().close();
        try {
            keepLog();
        } catch (IOException e) {
            throw new IllegalStateException("the log of " + name + " was not kept", e);
        }
    }

    private void keepLog() throws IOException {
        Files.writeString(
                log,
                "-- process %d%n%s%n".formatted(process().pid(), process().said()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
