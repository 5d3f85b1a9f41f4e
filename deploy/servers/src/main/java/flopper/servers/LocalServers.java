package flopper.servers;

import flopper.servers.directory.DirectoryLock;
import flopper.servers.directory.Ports;
import flopper.servers.directory.ServerFailure;
import flopper.servers.kafka.EmbeddedKafka;
import flopper.servers.postgres.Durability;
import flopper.servers.postgres.EmbeddedPostgres;
import flopper.servers.postgres.PostgresAddress;
import flopper.servers.postgres.PostgresBinaries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * PostgreSQL and Kafka under one data directory that one process owns at a time. What was written
 * survives restarts and the death of the JVM; both listen on the loopback address only.
 */
public final class LocalServers implements AutoCloseable {

    private final DirectoryLock lock;
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;

    private LocalServers(DirectoryLock lock, EmbeddedPostgres postgres, EmbeddedKafka kafka) {
        this.lock = lock;
        this.postgres = postgres;
        this.kafka = kafka;
    }

    /**
     * Starts both servers, at the same time, and returns when both answer.
     *
     * @throws flopper.servers.directory.DataDirectoryInUse where another process owns the directory
     * @throws ServerFailure where a server does not start
     */
    public static LocalServers start(Path dataDirectory) {
        try {
            Files.createDirectories(dataDirectory);
            Path directory = dataDirectory.toRealPath();
            DirectoryLock lock = DirectoryLock.take(directory);
            try {
                return startLocked(lock, directory);
            } catch (IOException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new ServerFailure("the servers could not be started in " + dataDirectory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while the servers started", e);
        }
    }

    /** The database that flopper keeps its tables in. */
    public PostgresAddress postgres() {
        return postgres.address();
    }

    /** The bootstrap servers of Kafka, host and port. */
    public String kafka() {
        return kafka.bootstrapServers();
    }

    /** Tells whoever tries to start on the same directory where this process answers. */
    public void announce(String address) {
        try {
            lock.announce(address);
        } catch (IOException e) {
            throw new ServerFailure("the address could not be announced", e);
        }
    }

    /** Stops both servers and gives the directory free, even where one of them does not stop. */
    @Override
    public void close() {
        try (DirectoryLock _ = lock;
                EmbeddedPostgres _ = postgres;
                EmbeddedKafka _ = kafka) {
            // Closed in reverse order by leaving.
        } catch (IOException e) {
            throw new ServerFailure("the data directory could not be given free", e);
        }
    }

    private static LocalServers startLocked(DirectoryLock lock, Path directory)
            throws IOException, InterruptedException {
        Ports ports = Ports.of(directory);
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<EmbeddedKafka> kafka =
                    starters.submit(() ->
                            EmbeddedKafka.start(
                                    directory.resolve("kafka"),
                                    ports.kafka(),
                                    ports.kafkaController()));
            Future<EmbeddedPostgres> postgres =
                    starters.submit(() ->
                            EmbeddedPostgres.start(
                                    PostgresBinaries.unpack(directory.resolve("postgres-server")),
                                    directory.resolve("postgres"),
                                    ports.postgres(),
                                    Durability.DURABLE));
            return new LocalServers(lock, await(postgres, kafka), await(kafka, postgres));
        }
    }

    /** The started server; where it failed, the other one is stopped before the failure is told. */
    private static <S> S await(Future<S> server, Future<? extends AutoCloseable> other)
            throws InterruptedException {
        try {
            return server.get();
        } catch (ExecutionException e) {
            ServerFailure failure =
                    e.getCause() instanceof ServerFailure known
                            ? known
                            : new ServerFailure("a server did not start", e);
            try {
                other.get().close();
            } catch (Exception suppressed) {
                failure.addSuppressed(suppressed);
            }
            throw failure;
        }
    }
}
