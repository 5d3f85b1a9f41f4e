package flopper.launcher.serve;

import flopper.api.access.NoAccess;
import flopper.db.Database;
import flopper.db.DatabaseSettings;
import flopper.db.Unavailable;
import flopper.launcher.terminal.CommandFailure;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanContextException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The roles that this process plays, in one context over one database pool. Both roles have an HTTP
 * server: the worker's answers health and metrics alone.
 */
final class Services implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Database database;
    private final ApplicationContext context;
    private final EmbeddedServer server;

    private Services(Database database, ApplicationContext context, EmbeddedServer server) {
        this.database = database;
        this.context = context;
        this.server = server;
    }

    /** Waits for the database, brings its schema up to date, and starts the roles. */
    static Services start(Set<Role> roles, ServiceSettings settings) throws InterruptedException {
        Database database =
                Database.connect(
                        DatabaseSettings.of(
                                settings.databaseUrl(),
                                settings.databaseUser(),
                                settings.databasePassword()));
        try {
            migrate(database, settings.databaseUrl());
            ApplicationContext context =
                    ApplicationContext.builder(properties(roles, settings)).build();
            context.registerSingleton(Database.class, database);
            begin(context);
            return new Services(database, context, listen(context, settings));
        } catch (InterruptedException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Where the HTTP server answers. */
    String address() {
        return "http://%s:%d".formatted(server.getHost(), server.getPort());
    }

    /** Stops taking work, finishes or gives back what runs, then leaves the database. */
    @Override
    public void close() {
        context.close();
        database.close();
    }

    private static void begin(ApplicationContext context) {
        try {
            context.start();
        } catch (BeanContextException e) {
            @Nullable Throwable cause = e;
            while (cause != null) {
                if (cause instanceof NoAccess no) {
                    throw new CommandFailure(String.valueOf(no.getMessage()), no);
                }
                cause = cause.getCause();
            }
            throw e;
        }
    }

    private static EmbeddedServer listen(ApplicationContext context, ServiceSettings settings) {
        try {
            return context.getBean(EmbeddedServer.class).start();
        } catch (ServerStartupException e) {
            context.close();
            throw new CommandFailure(
                    "port %d of %s is taken by another program; choose another port"
                            .formatted(settings.port(), settings.host()),
                    e);
        }
    }

    private static void migrate(Database database, String url) throws InterruptedException {
        boolean told = false;
        while (true) {
            try {
                database.migrate();
                return;
            } catch (RuntimeException e) {
                if (!Unavailable.is(e)) {
                    throw e;
                }
                if (!told) {
                    LOG.warn("waiting for PostgreSQL at {}", url);
                    told = true;
                }
                Thread.sleep(RETRY);
            }
        }
    }

    private static Map<String, Object> properties(Set<Role> roles, ServiceSettings settings) {
        Map<String, Object> properties = new HashMap<>();
        for (Role role : Role.values()) {
            properties.put(role.property(), roles.contains(role));
        }
        properties.put("flopper.kafka.bootstrap-servers", settings.kafka());
        properties.put("flopper.api.access.open", settings.access().open());
        properties.put("flopper.api.access.admin-key", settings.access().adminKey());
        properties.put("micronaut.application.name", "flopper");
        properties.put("micronaut.server.host", settings.host());
        properties.put("micronaut.server.port", settings.port() == 0 ? -1 : settings.port());
        return properties;
    }
}
