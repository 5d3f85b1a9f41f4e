package flopper.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Database;
import flopper.db.job.JobState;
import flopper.servers.directory.Ports;
import flopper.servers.postgres.Durability;
import flopper.servers.postgres.EmbeddedPostgres;
import flopper.servers.postgres.PostgresBinaries;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class DatabaseRestartTest {

    @TempDir Path directory;

    @Test
    void aJobWaitsForADatabaseThatIsAwayAndThenRuns() throws Exception {
        // The server may run as another user than we do.
        assertThat(directory.toFile().setExecutable(true, false)).isTrue();
        Ports ports = Ports.of(directory);
        EmbeddedPostgres server = start(ports);
        try (Database database = TestDatabases.open(server.address());
                TestRunner worker = new TestRunner(database, Plans.shortest());
                ExecutorService background = Executors.newSingleThreadExecutor()) {
            List<String> ids = new Jobs(database).profiles(1);
            server.close();
            Future<Map<String, Ending>> run = background.submit(() -> worker.run(ids));
            server = start(ports);

            assertThat(run.get()).containsEntry(ids.getFirst(), Ending.DONE);
            assertThat(new Jobs(database).find(ids.getFirst()).state())
                    .isEqualTo(JobState.SUCCEEDED);
        } finally {
            server.close();
        }
    }

    private EmbeddedPostgres start(Ports ports) throws Exception {
        Path binaries =
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "flopper-test-postgres-" + System.getProperty("user.name"));
        Files.createDirectories(binaries);
        return EmbeddedPostgres.start(
                PostgresBinaries.unpack(binaries),
                directory.resolve("postgres"),
                ports.postgres(),
                Durability.THROW_AWAY);
    }
}
