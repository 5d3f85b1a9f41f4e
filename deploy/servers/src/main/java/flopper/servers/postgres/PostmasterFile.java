package flopper.servers.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * PostgreSQL's own note of its process, which it leaves behind when it is killed.
 *
 * @param pid 0 where there is no note
 */
record PostmasterFile(Path path, long pid) {

    static PostmasterFile read(Path data) throws IOException {
        Path path = data.resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(path);
            boolean valid = !lines.isEmpty() && lines.getFirst().strip().matches("\\d{1,10}");
            return new PostmasterFile(path, valid ? Long.parseLong(lines.getFirst().strip()) : 0);
        } catch (NoSuchFileException _) {
            return new PostmasterFile(path, 0);
        }
    }

    /** Whether that process lives and is a PostgreSQL server, not one that got its number later. */
    boolean isRunning() {
        return pid > 0
                && ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .flatMap(process -> process.info().command())
                        .filter(command -> command.endsWith("/postgres"))
                        .isPresent();
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
