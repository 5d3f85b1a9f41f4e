package flopper.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code deploy/flopper}, or a program of these suites, in a process of its own; what it says on
 * standard error is kept.
 */
public final class FlopperProcess implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final List<String> lines = new ArrayList<>();

    private FlopperProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /** Starts a command with variables added to the environment. */
    public static FlopperProcess start(Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(root().resolve("deploy/flopper").toString());
        command.addAll(List.of(arguments));
        return start(new ProcessBuilder(command), environment);
    }

    /** Starts a program of these suites. */
    static FlopperProcess start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("-Xmx512m");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(program.getName());
        command.addAll(List.of(arguments));
        return start(new ProcessBuilder(command), Map.of());
    }

    private static FlopperProcess start(ProcessBuilder builder, Map<String, String> environment)
            throws IOException {
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return new FlopperProcess(builder.start());
    }

    /** The project's root, which the run script names. */
    public static Path root() {
        return Path.of(System.getProperty("flopper.root", ".")).toAbsolutePath().normalize();
    }

    /**
     * Waits for a line with this pattern.
     *
     * @return its first group
     * @throws IllegalStateException with everything it said when it ends or takes too long first
     */
    public String await(String pattern, Duration patience) throws InterruptedException {
        Pattern compiled = Pattern.compile(pattern);
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (lines) {
            while (true) {
                Optional<String> found =
                        lines.stream()
                                .map(compiled::matcher)
                                .filter(Matcher::find)
                                .map(matcher -> matcher.group(1))
                                .findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
                long leftMs = (deadline - System.nanoTime()) / 1_000_000;
                if (leftMs <= 0 || !process.isAlive()) {
                    throw new IllegalStateException(
                            "no line like %s; it said:%n%s"
                                    .formatted(
                                            pattern, String.join(System.lineSeparator(), lines)));
                }
                lines.wait(Math.min(leftMs, 100));
            }
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGSTOP: from now on it does nothing at all, and does not know it. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT: it goes on as if nothing had been. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("process %d took no SIG%s".formatted(pid(), name));
        }
    }

    /** Waits for its end and answers the exit code. */
    public int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("still running after " + patience);
        }
        return process.exitValue();
    }

    /** Everything it said so far. */
    public String said() {
        synchronized (lines) {
            return String.join(System.lineSeparator(), lines);
        }
    }

    /** SIGKILL: it gets no chance to say goodbye. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, and SIGKILL where that does not help. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            }
        } catch (IOException _) {
            // The pipe breaks when the process is killed, which is what these suites do.
        }
    }
}
