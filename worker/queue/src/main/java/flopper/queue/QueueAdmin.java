package flopper.queue;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Prepares queues on Kafka. Holds no connection between calls; thread-safe. */
public final class QueueAdmin {

    private static final int TIMEOUT_MS = 5_000;

    private final String bootstrapServers;
    private final GroupSettings group;

    public QueueAdmin(String bootstrapServers) {
        this(bootstrapServers, GroupSettings.defaults());
    }

    QueueAdmin(String bootstrapServers, GroupSettings group) {
        this.bootstrapServers = bootstrapServers;
        this.group = group;
    }

    /**
     * Makes sure that a queue is there: its topic, its dead-letter topic and the settings of its
     * share group. Any number of processes may do so at once; what is there already stays.
     *
     * @throws QueueUnavailable where Kafka does not answer within five seconds, or refuses
     */
    public void ensure(String queue) {
        Names names = Names.of(queue);
        try (Admin admin = open()) {
            // The group's settings first: a worker that joined before them would begin at the
            // newest record and lose the others.
            create(admin, deadLetters(names));
            configure(admin, names);
            create(admin, jobs(names));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueueUnavailable("interrupted while preparing queue " + queue, e);
        } catch (ExecutionException | KafkaException e) {
            String reason = Objects.requireNonNullElse(e.getCause(), e).toString();
            throw new QueueUnavailable(
                    "queue %s could not be prepared: %s".formatted(queue, reason), e);
        }
    }

    /** Whether Kafka answers now. */
    public boolean ready() {
        try (Admin admin = open()) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | KafkaException _) {
            return false;
        }
    }

    private Admin open() {
        return Admin.create(
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS));
    }

    // One partition: the dispatcher put the jobs in a fair order, and a share group hands the
    // records of one partition to any number of workers.
    private static NewTopic jobs(Names names) {
        return new NewTopic(names.topic(), Optional.of(1), Optional.empty());
    }

    private static NewTopic deadLetters(Names names) {
        return new NewTopic(names.deadLetters(), Optional.of(1), Optional.empty())
                // Kafka writes dead letters to no topic that does not allow it.
                .configs(Map.of("errors.deadletterqueue.group.enable", "true"));
    }

    private static void create(Admin admin, NewTopic topic)
            throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private void configure(Admin admin, Names names)
            throws ExecutionException, InterruptedException {
        Collection<AlterConfigOp> settings =
                group.properties(names).entrySet().stream()
                        .map(setting ->
                                new AlterConfigOp(
                                        new ConfigEntry(setting.getKey(), setting.getValue()),
                                        OpType.SET))
                        .toList();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, names.group());
        admin.incrementalAlterConfigs(Map.of(resource, settings)).all().get();
    }
}
