package flopper.timing.process;

import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.system.HostMemory;
import flopper.timing.system.SystemFiles;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * One task in one fresh Java process. The process never outlives the call, nor this process. */
public final class ChildProcess {
    private static final Duration POLL = Duration.ofMillis(50);

    /** Between a process's end and the end of its streams; more only if it left children. */
    private static final Duration DRAIN = Duration.ofSeconds(2);

    /** Options from outside would change what is measured, and so they stay outside. */
    private static final List<String> OPTION_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private record Child(
            Process process, CompletableFuture<Optional<byte[]>> answer, LastWords lastWords) {
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    private final Duration timeMax;

    /**
     * @param timeMax from the start of the process to its answer; it is killed after that
     */
    public ChildProcess(Duration timeMax) {
        this.timeMax = timeMax;
    }

    /**
     * Performs the task and waits for its answer.
     *
     * @param cancelled asked several times a second
     * @throws TimingFailure the task's own, or BACKEND_CRASHED, OUT_OF_MEMORY, TIMED_OUT,
     *     CANCELLED, INTERNAL_ERROR with the last words of the process
     */
    public byte[] run(Class<? extends ChildTask> task, byte[] input, BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException {
        try (ScratchDirectory scratch = ScratchDirectory.create()) {
            OptionalLong killsBefore = outOfMemoryKills();
            Child child = start(scratch.path(), task, input);
            try {
                Optional<byte[]> message = await(child, cancelled);
                if (message.isEmpty()) {
                    throw Ending.of(
                            exitCode(child),
                            !outOfMemoryKills().equals(killsBefore),
                            child.lastWords.text());
                }
                return result(Answer.ofBytes(message.get()), child);
            } finally {
                child.kill();
            }
        } catch (IOException e) {
            throw new TimingFailure(
                    FailureCode.INTERNAL_ERROR,
                    "the measuring process could not be started or understood: " + e.getMessage(),
                    e);
        }
    }

    private static OptionalLong outOfMemoryKills() {
        return new HostMemory(SystemFiles.live()).outOfMemoryKills();
    }

    private static Child start(Path scratch, Class<? extends ChildTask> task, byte[] input)
            throws IOException {
        Path inputFile = Files.write(scratch.resolve("input"), input);
        String mark = UUID.randomUUID().toString();
        ProcessBuilder builder =
                new ProcessBuilder(
                                JavaCommand.of(
                                        scratch,
                                        input.length,
                                        List.of(task.getName(), inputFile.toString(), mark)))
                        // A crash report lands where it will be cleared away.
                        .directory(scratch.toFile());
        builder.environment().keySet().removeAll(OPTION_VARIABLES);
        // Nothing that is measured has any business on the network.
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        // Not as an option: ONNX Runtime 1.29 matches its process's command line against patterns
        // when it starts, and overflows its stack on one as long as a class path of many jars.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        CompletableFuture<Optional<byte[]>> answer = new CompletableFuture<>();
        Thread.ofPlatform()
                .name("child-stdout")
                .daemon()
                .start(() -> {
                    try (BufferedInputStream in =
                            new BufferedInputStream(process.getInputStream())) {
                        answer.complete(new Frame(mark).read(in));
                    } catch (IOException e) {
                        answer.completeExceptionally(e);
                    }
                });
        return new Child(process, answer, new LastWords(process.getErrorStream()));
    }

    /** The answer, or empty when the process ended without one. */
    private Optional<byte[]> await(Child child, BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException, IOException {
        long startNs = System.nanoTime();
        boolean ended = false;
        while (true) {
            try {
                return child.answer.get(
                        ended ? DRAIN.toMillis() : POLL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                // Only a grandchild can hold the channel of an ended process open.
                if (ended) {
                    return Optional.empty();
                }
            } catch (ExecutionException e) {
                throw new IOException("unreadable answer: " + e.getCause(), e);
            }
            if (cancelled.getAsBoolean()) {
                throw new TimingFailure(FailureCode.CANCELLED, "the caller asked to stop");
            }
            if (System.nanoTime() - startNs > timeMax.toNanos()) {
                child.kill();
                throw new TimingFailure(
                        FailureCode.TIMED_OUT,
                        "no answer within " + timeMax.toSeconds() + " s; the process was killed",
                        child.lastWords.text());
            }
            ended = !child.process.isAlive();
        }
    }

    private static int exitCode(Child child) throws InterruptedException, IOException {
        if (!child.process.waitFor(DRAIN)) {
            throw new IOException("it closed its channel and went on");
        }
        return child.process.exitValue();
    }

    private static byte[] result(Answer answer, Child child)
            throws TimingFailure, InterruptedException {
        return switch (answer) {
            case Answer.Done(byte[] result) -> result;
            case Answer.Failed(FailureCode code, String message) -> {
                child.kill();
                throw new TimingFailure(code, message, child.lastWords.text());
            }
        };
    }
}
