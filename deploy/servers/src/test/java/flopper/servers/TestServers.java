package flopper.servers;

import flopper.servers.postgres.PostgresAddress;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * PostgreSQL and Kafka for the tests of any module, one of each per JVM, started when first asked
 * for. {@code -Dflopper.infra} says where they come from: {@code embedded} (the default), {@code
 * testcontainers}, or {@code external} with the addresses in {@code flopper.infra.postgres} (a JDBC
 * URL with user and password of somebody who may create databases) and {@code flopper.infra.kafka}.
 */
public final class TestServers {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServers() {}

    /** A new empty database. */
    public static PostgresAddress postgres() {
        // The process id keeps JVMs apart that share one external server.
        String name =
                "test_%d_%d".formatted(ProcessHandle.current().pid(), DATABASES.incrementAndGet());
        return Holder.INFRASTRUCTURE.createDatabase(name);
    }

    /** The bootstrap servers of Kafka. Topics of other tests may be there: choose names of your own. */
    public static String kafka() {
        return Holder.INFRASTRUCTURE.kafka();
    }

    private static final class Holder {
        static final TestInfrastructure INFRASTRUCTURE =
                TestInfrastructure.named(System.getProperty("flopper.infra", "embedded"));
    }
}
