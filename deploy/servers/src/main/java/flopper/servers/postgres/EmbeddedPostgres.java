package flopper.servers.postgres;

import flopper.servers.directory.Ports;
import flopper.servers.directory.ServerFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A PostgreSQL server of its own under a directory, on the loopback address, behind a password that
 * only the directory's owner can read. The server is a session of its own: it survives the death of
 * the JVM, and the next start adopts it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "flopper";
    private static final Duration INITDB_LIMIT = Duration.ofSeconds(60);
    private static final int START_LIMIT_SECONDS = 60;
    private static final int STOP_LIMIT_SECONDS = 15;

    private final PostgresBinaries binaries;
    private final Unprivileged user;
    private final Path home;
    private final int port;
    private final Durability durability;

    private EmbeddedPostgres(
            PostgresBinaries binaries,
            Unprivileged user,
            Path home,
            int port,
            Durability durability) {
        this.binaries = binaries;
        this.user = user;
        this.home = home;
        this.port = port;
        this.durability = durability;
    }

    /** Starts the server, or adopts the one that a killed JVM left running. */
    public static EmbeddedPostgres start(
            PostgresBinaries binaries, Path home, int port, Durability durability)
            throws IOException, InterruptedException {
        Files.createDirectories(home);
        EmbeddedPostgres server =
                new EmbeddedPostgres(
                        binaries, Unprivileged.find(), home.toRealPath(), port, durability);
        if (!Files.exists(server.data().resolve("PG_VERSION"))) {
            server.initialise();
        }
        server.startOrAdopt();
        server.createDatabase(USER);
        return server;
    }

    /** The address of one of its databases. */
    public PostgresAddress address(String database) {
        return new PostgresAddress(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), USER, password());
    }

    /** The database that flopper keeps its tables in. */
    public PostgresAddress address() {
        return address(USER);
    }

    /** Creates a database unless it is there. */
    public void createDatabase(String name) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            boolean known;
            try (var rows =
                    statement.executeQuery(
                            "SELECT FROM pg_database WHERE datname = '" + name + "'")) {
                known = rows.next();
            }
            if (!known) {
                statement.execute("CREATE DATABASE " + name);
            }
        } catch (SQLException e) {
            throw new ServerFailure("PostgreSQL refused to create database " + name, e);
        }
    }

    @Override
    public void close() {
        try {
            stop("fast");
        } catch (IOException e) {
            throw new ServerFailure("PostgreSQL could not be stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while PostgreSQL stopped", e);
        }
    }

    private void initialise() throws IOException, InterruptedException {
        // What is there without PG_VERSION is the rest of an initialisation that was interrupted.
        if (Files.exists(data())) {
            PostgresBinaries.deleteTree(data());
        }
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), HexFormat.of().formatHex(secret));
        user.own(home);
        List<String> initdb =
                new ArrayList<>(
                        List.of(
                                binaries.program("initdb"),
                                "--pgdata=" + data(),
                                "--username=" + USER,
                                "--pwfile=" + passwordFile(),
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8"));
        if (durability == Durability.THROW_AWAY) {
            initdb.add("--no-sync");
        }
        Command.Result result = Command.run(user.command(initdb), INITDB_LIMIT);
        if (!result.ok()) {
            throw new ServerFailure(
                    "PostgreSQL could not initialise %s: %s".formatted(data(), result.output()));
        }
    }

    private void startOrAdopt() throws IOException, InterruptedException {
        PostmasterFile postmaster = PostmasterFile.read(data());
        if (postmaster.isRunning()) {
            if (answers()) {
                LOG.info("adopted PostgreSQL, process {}, on port {}", postmaster.pid(), port);
                return;
            }
            LOG.warn("PostgreSQL, process {}, does not answer and is restarted", postmaster.pid());
            stop("immediate");
        } else {
            // A process id in a stale file may be somebody else's by now, and would hold off the
            // start.
            postmaster.delete();
        }
        user.own(home);
        if (!Ports.free(port)) {
            throw new ServerFailure(
                    "port %d, which %s was made with, is taken by another program"
                            .formatted(port, home));
        }
        Command.Result result =
                pgCtl(
                        START_LIMIT_SECONDS,
                        "start",
                        "--log=" + home.resolve("postgres.log"),
                        "--options=" + options());
        if (!result.ok()) {
            throw new ServerFailure(
                    "PostgreSQL did not start, see %s: %s"
                            .formatted(home.resolve("postgres.log"), result.output()));
        }
    }

    private String options() {
        String sync = durability == Durability.DURABLE ? "on" : "off";
        return String.join(
                " ",
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=",
                "-c fsync=" + sync,
                "-c synchronous_commit=" + sync,
                "-c full_page_writes=" + sync,
                "-c max_connections=200",
                "-c shared_buffers=128MB",
                "-c timezone=UTC",
                "-c log_timezone=UTC");
    }

    private void stop(String mode) throws IOException, InterruptedException {
        if (!PostmasterFile.read(data()).isRunning()) {
            return;
        }
        Command.Result result = pgCtl(STOP_LIMIT_SECONDS, "stop", "--mode=" + mode);
        if (!result.ok() && PostmasterFile.read(data()).isRunning()) {
            LOG.warn("PostgreSQL did not stop in mode {}: {}", mode, result.output());
            pgCtl(STOP_LIMIT_SECONDS, "stop", "--mode=immediate");
        }
    }

    private Command.Result pgCtl(int limitSeconds, String action, String... more)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                binaries.program("pg_ctl"),
                                action,
                                "--pgdata=" + data(),
                                "--wait",
                                "--timeout=" + limitSeconds));
        command.addAll(List.of(more));
        return Command.run(user.command(command), Duration.ofSeconds(limitSeconds + 5L));
    }

    /** Whether the server on our port is the one of this directory: it alone knows the password. */
    private boolean answers() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                return statement.execute("SELECT true");
            } catch (SQLException _) {
                // It may be recovering from a crash.
                Thread.sleep(200);
            }
        }
        return false;
    }

    private Connection connect() throws SQLException {
        PostgresAddress address = address("postgres");
        DriverManager.setLoginTimeout(5);
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    private Path data() {
        return home.resolve("data");
    }

    private Path passwordFile() {
        return home.resolve("password");
    }

    private String password() {
        try {
            return Files.readString(passwordFile());
        } catch (IOException e) {
            throw new ServerFailure(
                    "PostgreSQL's password cannot be read from " + passwordFile(), e);
        }
    }
}
