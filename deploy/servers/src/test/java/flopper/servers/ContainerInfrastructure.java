package flopper.servers;

import flopper.servers.postgres.PostgresAddress;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Servers in containers, for machines with a container engine. */
final class ContainerInfrastructure implements TestInfrastructure {

    private static final class Postgres {
        static final PostgreSQLContainer CONTAINER =
                new PostgreSQLContainer(DockerImageName.parse("postgres:18"));

        static {
            CONTAINER.start();
        }
    }

    private static final class Kafka {
        // The settings of EmbeddedKafka that share groups and dead letters need.
        static final KafkaContainer CONTAINER =
                new KafkaContainer(DockerImageName.parse("apache/kafka:4.4.0"))
                        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                        .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1")
                        .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1")
                        .withEnv("KAFKA_GROUP_SHARE_MIN_HEARTBEAT_INTERVAL_MS", "500")
                        .withEnv("KAFKA_GROUP_SHARE_HEARTBEAT_INTERVAL_MS", "500")
                        .withEnv("KAFKA_GROUP_SHARE_MIN_ASSIGNMENT_INTERVAL_MS", "0")
                        .withEnv("KAFKA_GROUP_SHARE_ASSIGNMENT_INTERVAL_MS", "0")
                        .withEnv("KAFKA_ERRORS_DEADLETTERQUEUE_AUTO_CREATE_TOPICS_ENABLE", "true");

        static {
            CONTAINER.start();
        }
    }

    ContainerInfrastructure() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "flopper.infra=testcontainers needs a container engine such as Docker, and none"
                            + " answers here; use -Dflopper.infra=embedded");
        }
    }

    @Override
    public PostgresAddress createDatabase(String name) {
        PostgreSQLContainer container = Postgres.CONTAINER;
        return ExternalInfrastructure.create(
                "%s&user=%s&password=%s"
                        .formatted(
                                container.getJdbcUrl(),
                                container.getUsername(),
                                container.getPassword()),
                name);
    }

    @Override
    public String kafka() {
        return Kafka.CONTAINER.getBootstrapServers();
    }
}
