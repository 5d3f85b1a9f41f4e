package flopper.servers.postgres;

import flopper.servers.directory.ServerFailure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. */
final class Command {

    /** How it ended and what it said. */
    record Result(int exitCode, String output) {
        boolean ok() {
            return exitCode == 0;
        }
    }

    private Command() {}

    static Result run(List<String> command, Duration limit)
            throws IOException, InterruptedException {
        // Into a file: a server started by the program would keep a pipe open for as long as it
        // runs.
        Path output = Files.createTempFile("flopper-command", ".out");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new ServerFailure(
                        "%s did not end within %d s".formatted(command, limit.toSeconds()));
            }
            return new Result(
                    process.exitValue(), Files.readString(output, StandardCharsets.UTF_8).strip());
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
