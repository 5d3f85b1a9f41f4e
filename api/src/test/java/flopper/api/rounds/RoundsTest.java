package flopper.api.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

final class RoundsTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicInteger count = new AtomicInteger();

    @Test
    void aRoundFollowsTheOtherUntilStopped() {
        Rounds rounds = new Rounds("test", SHORT, SHORT, () -> count.incrementAndGet() > 0);
        rounds.start();
        await().atMost(PATIENCE).until(() -> count.get() > 3);

        rounds.stop(PATIENCE);

        int atStop = count.get();
        rounds.wake();
        assertThat(count).hasValue(atStop);
    }

    @Test
    void wakingBeginsARoundAtOnce() {
        Rounds rounds = new Rounds("test", LONG, LONG, () -> count.incrementAndGet() > 0);
        rounds.start();
        await().atMost(PATIENCE).until(() -> count.get() == 1);

        rounds.wake();

        await().atMost(PATIENCE).until(() -> count.get() == 2);
        rounds.stop(PATIENCE);
    }

    @Test
    void aWakeDuringARoundIsNotForgotten() throws InterruptedException {
        CountDownLatch inRound = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Rounds rounds =
                new Rounds(
                        "test",
                        LONG,
                        LONG,
                        () -> {
                            if (count.incrementAndGet() == 1) {
                                inRound.countDown();
                                waitFor(goOn);
                            }
                            return true;
                        });
        rounds.start();
        inRound.await();

        rounds.wake();
        goOn.countDown();

        await().atMost(PATIENCE).until(() -> count.get() == 2);
        rounds.stop(PATIENCE);
    }

    @Test
    void roundsGoOnAfterADatabaseThatWasAwayAndAfterABug() {
        Rounds rounds =
                new Rounds(
                        "test",
                        SHORT,
                        SHORT,
                        () -> {
                            int round = count.incrementAndGet();
                            if (round <= 2) {
                                throw new IllegalStateException(
                                        new SQLTransientConnectionException("away"));
                            }
                            if (round == 3) {
                                throw new IllegalStateException("a bug");
                            }
                            return true;
                        });
        rounds.start();

        await().atMost(PATIENCE).until(() -> count.get() > 4);
        rounds.stop(PATIENCE);
    }

    @Test
    void aRoundThatDoesNotEndIsInterruptedAtTheStop() {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch inRound = new CountDownLatch(1);
        Rounds rounds =
                new Rounds(
                        "test",
                        LONG,
                        LONG,
                        () -> {
                            inRound.countDown();
                            interrupted.set(!waitFor(new CountDownLatch(1)));
                            return true;
                        });
        rounds.start();
        waitFor(inRound);

        rounds.stop(Duration.ofMillis(50));

        await().atMost(PATIENCE).untilTrue(interrupted);
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
