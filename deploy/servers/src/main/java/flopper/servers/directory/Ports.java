package flopper.servers.directory;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ports of one data directory, chosen once: Kafka's are part of its log, and a PostgreSQL that
 * outlived its JVM still listens on the old one.
 */
public record Ports(int postgres, int kafka, int kafkaController) {

    // Below the range that the system takes outgoing connections' ports from, so that none of those
    // sits on ours when the servers come back.
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final int TRIES = 1_000;

    /** The ports that the directory has, or those it gets now. */
    public static Ports of(Path directory) throws IOException {
        Path file = directory.resolve("ports.properties");
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            return new Ports(
                    read(file, properties, "postgres"),
                    read(file, properties, "kafka"),
                    read(file, properties, "kafka.controller"));
        }
        Set<Integer> taken = new HashSet<>();
        Ports ports = new Ports(choose(taken), choose(taken), choose(taken));
        properties.setProperty("postgres", Integer.toString(ports.postgres));
        properties.setProperty("kafka", Integer.toString(ports.kafka));
        properties.setProperty("kafka.controller", Integer.toString(ports.kafkaController));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(
                    writer, "Ports on the loopback address; fixed for this data directory");
        }
        return ports;
    }

    /** A port that nobody listens on, and that no outgoing connection will sit on. */
    public static int unused() {
        return choose(new HashSet<>());
    }

    /** Whether a server could listen on this port of the loopback address now. */
    public static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int choose(Set<Integer> taken) {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (free(port) && taken.add(port)) {
                return port;
            }
        }
        throw new ServerFailure("no free port between %d and %d".formatted(FIRST, LAST));
    }

    private static int read(Path file, Properties properties, String key) {
        String value = properties.getProperty(key, "");
        if (!value.matches("\\d{1,5}")) {
            throw new ServerFailure("%s has no port for %s".formatted(file, key));
        }
        return Integer.parseInt(value);
    }
}
