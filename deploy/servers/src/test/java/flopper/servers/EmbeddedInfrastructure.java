package flopper.servers;

import flopper.servers.directory.Ports;
import flopper.servers.kafka.EmbeddedKafka;
import flopper.servers.postgres.Durability;
import flopper.servers.postgres.EmbeddedPostgres;
import flopper.servers.postgres.PostgresAddress;
import flopper.servers.postgres.PostgresBinaries;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Throw-away servers from jars under a temporary directory, gone when the JVM ends. */
final class EmbeddedInfrastructure implements TestInfrastructure {

    private final Path directory;
    private final Ports ports;
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable EmbeddedKafka kafka;

    EmbeddedInfrastructure() {
        try {
            directory = Files.createTempDirectory("flopper-test-");
            // The server may run as another user than we do.
            directory.toFile().setExecutable(true, false);
            ports = Ports.of(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-test-servers"));
    }

    @Override
    public synchronized PostgresAddress createDatabase(String name) {
        if (postgres == null) {
            postgres = startPostgres();
        }
        postgres.createDatabase(name);
        return postgres.address(name);
    }

    @Override
    public synchronized String kafka() {
        if (kafka == null) {
            kafka = startKafka();
        }
        return kafka.bootstrapServers();
    }

    private EmbeddedPostgres startPostgres() {
        try {
            // One unpacked server for all test runs of this user; its name carries the user's.
            Path binaries =
                    Path.of(
                            System.getProperty("java.io.tmpdir"),
                            "flopper-test-postgres-" + System.getProperty("user.name"));
            return EmbeddedPostgres.start(
                    PostgresBinaries.unpack(binaries),
                    directory.resolve("postgres"),
                    ports.postgres(),
                    Durability.THROW_AWAY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private EmbeddedKafka startKafka() {
        try {
            return EmbeddedKafka.start(
                    directory.resolve("kafka"), ports.kafka(), ports.kafkaController());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        try {
            Trees.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
