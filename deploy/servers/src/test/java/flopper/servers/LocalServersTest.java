package flopper.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.servers.directory.DataDirectoryInUse;
import flopper.servers.postgres.PostgresAddress;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

class LocalServersTest {

    private static final TopicPartition WORDS = new TopicPartition("words", 0);
    private static Path directory = Path.of("");

    @BeforeAll
    static void createDirectory() throws IOException {
        directory = Files.createTempDirectory("flopper-servers-");
    }

    @AfterAll
    static void deleteDirectory() throws IOException {
        Trees.delete(directory);
    }

    @Test
    void whatWasWrittenIsThereAfterARestartAndAfterTheDeathOfTheJvm() throws Exception {
        Path data = directory.resolve("data");
        try (LocalServers servers = LocalServers.start(data)) {
            createTableAndTopic(servers);
            write(servers, "first");
        }
        try (LocalServers servers = LocalServers.start(data)) {
            assertThat(read(servers)).isEqualTo(List.of("first", "first"));
            write(servers, "second");
        }
        killAfterWriting(data);
        try (LocalServers servers = LocalServers.start(data)) {
            assertThat(read(servers))
                    .isEqualTo(List.of("first", "second", "third", "first", "second", "third"));
        }
        killAfterWriting(data);
        try (LocalServers servers = LocalServers.start(data)) {
            write(servers, "fifth");
            assertThat(read(servers)).hasSize(10).endsWith("third", "third", "fifth");
        }
    }

    @Test
    void aSecondStartOnTheSameDirectorySaysWhoHasItAndChangesNothing() {
        Path data = directory.resolve("shared");
        try (LocalServers servers = LocalServers.start(data)) {
            servers.announce("http://127.0.0.1:8080");
            assertThatThrownBy(() -> LocalServers.start(data))
                    .isInstanceOfSatisfying(
                            DataDirectoryInUse.class,
                            inUse -> {
                                assertThat(inUse.pid()).contains(ProcessHandle.current().pid());
                                assertThat(inUse.address()).contains("http://127.0.0.1:8080");
                            })
                    .hasMessageContaining("is in use by process");
            createTableAndTopic(servers);
        }
    }

    @Test
    void bothServersListenOnTheLoopbackAddressOnlyAndCommitsReachTheDisk() throws Exception {
        try (LocalServers servers = LocalServers.start(directory.resolve("settings"))) {
            assertThat(servers.postgres().url()).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThat(servers.kafka()).startsWith("127.0.0.1:");
            assertThat(query(servers.postgres(), "SHOW listen_addresses"))
                    .containsExactly("127.0.0.1");
            assertThat(query(servers.postgres(), "SHOW fsync")).containsExactly("on");
            assertThat(query(servers.postgres(), "SHOW synchronous_commit")).containsExactly("on");
        }
    }

    private static void killAfterWriting(Path data) throws Exception {
        Process child =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                StartWriteAndWait.class.getName(),
                                data.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines().anyMatch("written"::equals)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /** What the child JVM runs until it is killed. */
    static final class StartWriteAndWait {
        private StartWriteAndWait() {}

        public static void main(String[] arguments) throws Exception {
            LocalServers servers = LocalServers.start(Path.of(arguments[0]));
            write(servers, "third");
            System.out.println("written");
            Thread.sleep(Duration.ofMinutes(10));
            servers.close();
        }
    }

    private static void createTableAndTopic(LocalServers servers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.kafka()))) {
            admin.createTopics(List.of(new NewTopic(WORDS.topic(), 1, (short) 1))).all().get();
            execute(servers.postgres(), "CREATE TABLE word (id bigserial, text text)");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void write(LocalServers servers, String word) throws Exception {
        execute(servers.postgres(), "INSERT INTO word (text) VALUES ('" + word + "')");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers.kafka()),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>(WORDS.topic(), word)).get();
        }
    }

    /** The words in PostgreSQL, then those in Kafka. */
    private static List<String> read(LocalServers servers) throws SQLException {
        List<String> words =
                new ArrayList<>(query(servers.postgres(), "SELECT text FROM word ORDER BY id"));
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", servers.kafka()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.assign(List.of(WORDS));
            consumer.seekToBeginning(List.of(WORDS));
            long end = consumer.endOffsets(List.of(WORDS)).getOrDefault(WORDS, 0L);
            while (consumer.position(WORDS) < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    words.add(record.value());
                }
            }
        }
        return words;
    }

    private static void execute(PostgresAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(PostgresAddress address, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static Connection connect(PostgresAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }
}
