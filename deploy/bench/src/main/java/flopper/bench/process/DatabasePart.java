package flopper.bench.process;

import flopper.servers.postgres.Durability;
import flopper.servers.postgres.EmbeddedPostgres;
import flopper.servers.postgres.PostgresAddress;
import flopper.servers.postgres.PostgresBinaries;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** PostgreSQL with its commits on the disk; after a kill it recovers from its log. */
final class DatabasePart implements Part {
    private static final long END_PATIENCE_S = 10;

    private final PostgresBinaries binaries;
    private final Path home;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    DatabasePart(PostgresBinaries binaries, Path home, int port) {
        this.binaries = binaries;
        this.home = home;
        this.port = port;
    }

    PostgresAddress address() {
        return Objects.requireNonNull(server, "the database was not started").address();
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public void start() throws IOException, InterruptedException {
        server = EmbeddedPostgres.start(binaries, home, port, Durability.DURABLE);
    }

    @Override
    public void kill() throws IOException {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(DatabasePart::awaitEnd);
    }

    @Override
    public boolean isAlive() {
        try {
            return postmaster().isAlive();
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    private ProcessHandle postmaster() throws IOException {
        Path note = home.resolve("data").resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(note).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow(() -> new IOException("no process " + pid));
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(END_PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("process " + process.pid() + " survives SIGKILL", e);
        }
    }
}
