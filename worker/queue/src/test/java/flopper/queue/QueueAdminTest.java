package flopper.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import flopper.servers.TestServers;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class QueueAdminTest {

    private final QueueAdmin admin = new QueueAdmin(TestServers.kafka());

    @Test
    void aQueueIsPreparedOnceHoweverManyProcessesPrepareIt() throws Exception {
        Queues.prepare("admin.warm-up");
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService processes = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 8; i++) {
                all.add(processes.submit(() -> admin.ensure("admin.concurrent")));
            }
        }
        for (Future<?> one : all) {
            one.get();
        }
        try (Admin kafka = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            assertThat(kafka.listTopics().names().get())
                    .contains("flopper.admin.concurrent", "dlq.flopper.admin.concurrent");
        }
    }

    @Test
    void theGroupBeginsAtTheEarliestRecordAndKeepsWholeDeadLetters() throws Exception {
        Queues.prepare("admin.settings");

        ConfigResource group =
                new ConfigResource(ConfigResource.Type.GROUP, "flopper.admin.settings");
        try (Admin kafka = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            assertThat(kafka.describeConfigs(List.of(group)).all().get().values())
                    .flatExtracting(Config::entries)
                    .extracting(ConfigEntry::name, ConfigEntry::value)
                    .contains(
                            tuple("share.auto.offset.reset", "earliest"),
                            tuple("share.record.lock.duration.ms", "15000"),
                            tuple("share.delivery.count.limit", "5"),
                            tuple(
                                    "errors.deadletterqueue.topic.name",
                                    "dlq.flopper.admin.settings"),
                            tuple("errors.deadletterqueue.copy.record.enable", "true"));
        }
    }

    @Test
    void aKafkaThatIsAwayIsToldFromOneThatAnswers() {
        assertThat(admin.ready()).isTrue();
        // Port 1 of the loopback address: nobody listens there.
        QueueAdmin nowhere = new QueueAdmin("127.0.0.1:1");
        assertThat(nowhere.ready()).isFalse();
        assertThatThrownBy(() -> nowhere.ensure("analysis"))
                .isInstanceOf(QueueUnavailable.class)
                .hasMessageContaining("analysis");
        assertThat(new QueueAdmin("no.such.host.invalid:9092").ready()).isFalse();
    }
}
