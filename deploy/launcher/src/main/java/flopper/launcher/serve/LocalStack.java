package flopper.launcher.serve;

import flopper.launcher.terminal.CommandFailure;
import flopper.servers.LocalServers;
import flopper.servers.directory.DataDirectoryInUse;
import flopper.servers.directory.ServerFailure;
import flopper.servers.postgres.PostgresAddress;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** Everything in this JVM, on the loopback address, with its data under one directory. */
public final class LocalStack implements AutoCloseable {
    private final LocalServers servers;
    private final Services services;

    private LocalStack(LocalServers servers, Services services) {
        this.servers = servers;
        this.services = services;
    }

    /** The service and a worker. */
    public static LocalStack start(Path data, int port) throws InterruptedException {
        return start(data, port, EnumSet.allOf(Role.class));
    }

    static LocalStack start(Path data, int port, Set<Role> roles) throws InterruptedException {
        LocalServers servers = startServers(data);
        try {
            PostgresAddress postgres = servers.postgres();
            Services services =
                    Services.start(
                            roles,
                            new ServiceSettings(
                                    postgres.url(),
                                    postgres.user(),
                                    postgres.password(),
                                    servers.kafka(),
                                    ServiceSettings.LOOPBACK,
                                    port,
                                    ServiceSettings.Access.OPEN));
            servers.announce(services.address());
            return new LocalStack(servers, services);
        } catch (InterruptedException | RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    private static LocalServers startServers(Path data) {
        try {
            return LocalServers.start(data);
        } catch (DataDirectoryInUse e) {
            throw new CommandFailure(
                    e.getMessage() + "; use that one, or another directory with --data", e);
        } catch (ServerFailure e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where the service answers. */
    public String address() {
        return services.address();
    }

    /** What attaches another worker on this machine; the password is known to this machine alone. */
    String workerCommand() {
        PostgresAddress postgres = servers.postgres();
        return "%s='%s' %s=%s %s=%s %s=%s deploy/flopper worker"
                .formatted(
                        ServiceSettings.DATABASE_URL, postgres.url(),
                        ServiceSettings.DATABASE_USER, postgres.user(),
                        ServiceSettings.DATABASE_PASSWORD, postgres.password(),
                        ServiceSettings.KAFKA, servers.kafka());
    }

    @Override
    public void close() {
        try (LocalServers _ = servers;
                Services _ = services) {
            // Closed in reverse order by leaving: the roles first, then what they stand on.
        }
    }
}
