package flopper.timing.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

final class ChildProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path directory;

    private static TimingFailure failure(Class<? extends ChildTask> task, Duration timeMax) {
        return catchThrowableOfType(
                TimingFailure.class,
                () -> new ChildProcess(timeMax).run(task, new byte[0], () -> false));
    }

    @Test
    void theAnswerArrivesWhateverIsPrintedToStandardOutput()
            throws TimingFailure, InterruptedException {
        byte[] input = new byte[100_000];
        input[99_999] = 1;

        assertThat(new ChildProcess(PATIENCE).run(Tasks.Chatty.class, input, () -> false))
                .isEqualTo(input);
    }

    @Test
    void aNativeAbortIsACrashWithItsLastWords() {
        TimingFailure failure = failure(Tasks.Aborting.class, PATIENCE);

        assertThat(failure.code()).isEqualTo(FailureCode.BACKEND_CRASHED);
        assertThat(failure).hasMessageContaining("SIGABRT");
        assertThat(failure.lastWords()).contains("assertion failed: x > 0");
    }

    @Test
    void aSegmentationFaultIsACrashThatNamesTheFrame() {
        TimingFailure failure = failure(Tasks.Segfaulting.class, PATIENCE);

        assertThat(failure.code()).isEqualTo(FailureCode.BACKEND_CRASHED);
        assertThat(failure.lastWords()).contains("SIGSEGV").contains("Problematic frame");
    }

    @Test
    void anExitWithoutAnAnswerIsACrash() {
        assertThat(failure(Tasks.Leaving.class, PATIENCE))
                .hasMessage("the measuring process ended with code 7 before it answered");
    }

    @Test
    void aHangIsEndedAtTheLimit() {
        TimingFailure failure = failure(Tasks.Hanging.class, Duration.ofSeconds(3));

        assertThat(failure.code()).isEqualTo(FailureCode.TIMED_OUT);
        assertThat(failure).hasMessage("no answer within 3 s; the process was killed");
    }

    @Test
    void theTasksOwnFailureKeepsItsCodeAndMessage() {
        TimingFailure failure = failure(Tasks.Failing.class, PATIENCE);

        assertThat(failure.code()).isEqualTo(FailureCode.MODEL_REJECTED);
        assertThat(failure).hasMessage("no kernel for Foo");
        assertThat(failure.lastWords()).isEqualTo("a hint");
    }

    @Test
    void aFaultOfOursIsOursAndKeepsItsTrace() {
        TimingFailure failure = failure(Tasks.Faulty.class, PATIENCE);

        assertThat(failure.code()).isEqualTo(FailureCode.INTERNAL_ERROR);
        assertThat(failure.lastWords()).contains("IllegalStateException: never").contains("Tasks");
    }

    @Test
    void aRefusedAllocationIsWantOfMemory() {
        assertThat(failure(Tasks.Greedy.class, PATIENCE).code())
                .isEqualTo(FailureCode.OUT_OF_MEMORY);
    }

    @Test
    void aCancelledProcessIsKilled() throws IOException, InterruptedException {
        Path pidFile = directory.resolve("pid");
        TimingFailure failure =
                catchThrowableOfType(
                        TimingFailure.class,
                        () ->
                                new ChildProcess(PATIENCE)
                                        .run(
                                                Tasks.Hanging.class,
                                                bytes(pidFile),
                                                () -> Files.exists(pidFile)));

        assertThat(failure.code()).isEqualTo(FailureCode.CANCELLED);
        assertThat(isAlive(pidFile)).isFalse();
    }

    @Test
    void anInterruptedWaitKillsTheProcess() throws IOException, InterruptedException {
        Path pidFile = directory.resolve("pid");
        AtomicReference<Optional<Throwable>> thrown = new AtomicReference<>(Optional.empty());
        Thread waiting =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                new ChildProcess(PATIENCE)
                                        .run(Tasks.Hanging.class, bytes(pidFile), () -> false);
                            } catch (InterruptedException | TimingFailure e) {
                                thrown.set(Optional.of(e));
                            }
                        });
        awaitFile(pidFile);

        waiting.interrupt();
        waiting.join();

        assertThat(thrown.get().orElseThrow()).isInstanceOf(InterruptedException.class);
        assertThat(isAlive(pidFile)).isFalse();
    }

    /** A worker for {@link #aChildDiesWithItsParent}. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] args) throws TimingFailure, InterruptedException {
            new ChildProcess(PATIENCE)
                    .run(Tasks.Hanging.class, bytes(Path.of(args[0])), () -> false);
        }
    }

    @Test
    void aChildDiesWithItsParent() throws IOException, InterruptedException {
        Path pidFile = directory.resolve("pid");
        Process parent =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Parent.class.getName(),
                                pidFile.toString())
                        .inheritIO()
                        .start();
        awaitFile(pidFile);

        parent.destroyForcibly().waitFor();

        for (int wait = 0; wait < 200 && isAlive(pidFile); wait++) {
            Thread.sleep(50);
        }
        assertThat(isAlive(pidFile)).isFalse();
    }

    private static byte[] bytes(Path file) {
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void awaitFile(Path file) throws InterruptedException {
        for (int wait = 0; wait < 600 && !Files.exists(file); wait++) {
            Thread.sleep(50);
        }
        assertThat(file).exists();
    }

    private static boolean isAlive(Path pidFile) throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(pidFile)))
                .map(ProcessHandle::isAlive)
                .orElse(false);
    }
}
