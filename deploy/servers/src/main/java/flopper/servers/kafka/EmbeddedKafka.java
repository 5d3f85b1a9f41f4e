package flopper.servers.kafka;

import flopper.servers.directory.Ports;
import flopper.servers.directory.ServerFailure;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A Kafka broker and its controller in this JVM, on the loopback address. */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int NODE_ID = 1;

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts both; formats the directory where it is new. */
    public static EmbeddedKafka start(Path home, int port, int controllerPort) throws IOException {
        for (int needed : new int[] {port, controllerPort}) {
            if (!Ports.free(needed)) {
                throw new ServerFailure(
                        "port %d, which %s was made with, is taken by another program"
                                .formatted(needed, home));
            }
        }
        Path logs = home.resolve("data");
        Files.createDirectories(logs);
        if (!Files.exists(logs.resolve("meta.properties"))) {
            format(logs);
        }
        KafkaRaftServer server =
                new KafkaRaftServer(
                        KafkaConfig.fromProps(settings(logs, port, controllerPort), false),
                        Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw new ServerFailure("Kafka did not start in " + home, e);
        }
        return new EmbeddedKafka(server, port);
    }

    /** Host and port that clients begin with. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path logs) throws IOException {
        try (PrintStream silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(logs.toString())
                    .addDirectory(logs.toString())
                    .setIgnoreFormatted(true)
                    .setPrintStream(silent)
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServerFailure("Kafka could not format " + logs, e);
        }
    }

    private static Properties settings(Path logs, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", Integer.toString(NODE_ID));
        settings.setProperty("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.setProperty(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(port, controllerPort));
        settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("log.dirs", logs.toString());
        // A misspelt topic must fail; flopper creates those it needs.
        settings.setProperty("auto.create.topics.enable", "false");
        singleBroker(settings);
        shareGroups(settings);
        return settings;
    }

    // Internal topics with one replica, as there is one broker, and few partitions, as each costs
    // start-up time.
    private static void singleBroker(Properties settings) {
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("offsets.topic.num.partitions", "1");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("transaction.state.log.num.partitions", "1");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "1");
        settings.setProperty("default.replication.factor", "1");
        settings.setProperty("min.insync.replicas", "1");
        // A broker that was killed is registered until its session ends, and a restart waits for
        // that.
        settings.setProperty("broker.session.timeout.ms", "4000");
        settings.setProperty("broker.heartbeat.interval.ms", "1000");
    }

    private static void shareGroups(Properties settings) {
        // With the defaults a worker waits five seconds for its first record.
        settings.setProperty("group.share.min.heartbeat.interval.ms", "500");
        settings.setProperty("group.share.heartbeat.interval.ms", "500");
        settings.setProperty("group.share.min.assignment.interval.ms", "0");
        settings.setProperty("group.share.assignment.interval.ms", "0");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        settings.setProperty("errors.deadletterqueue.auto.create.topics.enable", "true");
    }
}
