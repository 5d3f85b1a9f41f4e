package flopper.db.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.job.Priority;
import flopper.db.sweep.Sweep;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;

final class WebhookStoreTest {

    private static final Webhook HOOK = new Webhook("https://example.org/hook", "s3cret");
    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final WebhookStore webhooks = DATABASE.database().webhooks();
    private final Rows rows = new Rows(DATABASE.database());
    private Sweep sweep;

    @BeforeEach
    void watch() {
        sweep = rows.sweep("ada", Priority.NORMAL, rows.model("net"), 2);
        webhooks.put(sweep.id(), HOOK);
    }

    private EndedSweep end() {
        DATABASE.database().jobs().cancelSweep(sweep.id());
        return webhooks.ended().getFirst();
    }

    @Test
    void anEndIsAnnouncedOnce() {
        assertThat(webhooks.ended()).as("it goes on").isEmpty();

        EndedSweep end = end();

        assertThat(end).isEqualTo(new EndedSweep(sweep.id(), 1));
        assertThat(webhooks.announce(end, "{}")).isTrue();
        assertThat(webhooks.announce(end, "{}")).as("another sender was first").isFalse();
        assertThat(webhooks.ended()).isEmpty();
        assertThat(webhooks.ofSweep(sweep.id())).hasSize(1);
    }

    @Test
    void aRetriedSweepEndsAgain() {
        EndedSweep first = end();
        DATABASE.database().jobs().retrySweep(sweep.id());

        assertThat(webhooks.announce(first, "{}")).as("it has not ended after all").isFalse();
        assertThat(webhooks.ended()).isEmpty();
        assertThat(end()).isEqualTo(new EndedSweep(sweep.id(), 2));
    }

    @Test
    void aDeliveryIsTriedLaterAndLaterUntilItIsTakenOrGivenUp() {
        webhooks.announce(end(), "{\"a\": 1}");

        TakenDelivery first = webhooks.take(HOUR, HOUR).getFirst();
        assertThat(first.body()).isEqualTo("{\"a\": 1}");
        assertThat(first.webhook()).isEqualTo(HOOK);
        assertThat(first.attempt()).isEqualTo(1);
        assertThat(webhooks.take(HOUR, HOUR)).as("it is taken").isEmpty();
        webhooks.failed(first.id(), "503", 2);

        DATABASE.execute("UPDATE webhook_delivery SET next_attempt_at = now()");
        TakenDelivery second = webhooks.take(HOUR, HOUR.multipliedBy(8)).getFirst();
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(
                        DATABASE.one(
                                "SELECT next_attempt_at > now() + interval '119 minutes'"
                                        + " FROM webhook_delivery"))
                .isEqualTo("t");
        webhooks.failed(second.id(), "504", 2);

        assertThat(webhooks.ofSweep(sweep.id()).getFirst())
                .satisfies(delivery -> {
                    assertThat(delivery.givenUpAt()).isPresent();
                    assertThat(delivery.lastError()).contains("504");
                    assertThat(delivery.attemptCount()).isEqualTo(2);
                });
    }

    @Test
    void aSenderThatDiesLeavesItsDeliveryToTheNext() {
        webhooks.announce(end(), "{}");
        webhooks.take(Duration.ZERO, Duration.ZERO);

        List<TakenDelivery> again = webhooks.take(Duration.ZERO, Duration.ZERO);

        assertThat(again).hasSize(1);
        assertThat(webhooks.delivered(again.getFirst().id())).isTrue();
        assertThat(webhooks.take(Duration.ZERO, Duration.ZERO)).isEmpty();
    }
}
