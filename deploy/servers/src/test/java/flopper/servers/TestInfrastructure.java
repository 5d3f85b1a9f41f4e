package flopper.servers;

import flopper.servers.postgres.PostgresAddress;

/** Where the servers of the tests come from; each starts when it is first asked for. */
interface TestInfrastructure {

    /** Creates a database that does not exist yet. */
    PostgresAddress createDatabase(String name);

    /** The bootstrap servers of Kafka. */
    String kafka();

    static TestInfrastructure named(String name) {
        return switch (name) {
            case "embedded" -> new EmbeddedInfrastructure();
            case "testcontainers" -> new ContainerInfrastructure();
            case "external" -> new ExternalInfrastructure();
            default ->
                    throw new IllegalArgumentException(
                            "flopper.infra is '%s'; it can be embedded, testcontainers or external"
                                    .formatted(name));
        };
    }
}
