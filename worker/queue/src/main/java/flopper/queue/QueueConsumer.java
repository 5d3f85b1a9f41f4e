package flopper.queue;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Takes the records of one queue, one at a time, and hands each to a handler, which may take hours:
 * a thread of its own keeps the record meanwhile. Survives a Kafka that goes away and comes back.
 * Thread-safe.
 */
public final class QueueConsumer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueueConsumer.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(1);

    private final String bootstrapServers;
    private final String queue;
    private final DeliveryHandler handler;
    private final BooleanSupplier open;
    private final GroupSettings group;
    private final ExecutorService worker;
    private final Thread poller;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** The handler's work on the current record. */
    private volatile @Nullable Future<Verdict> work;

    private volatile boolean abandoned;

    /** Whether the log has told that Kafka is away; the poller's alone. */
    private boolean away;

    /**
     * @param name of the thread that the handler runs on; the polling thread's begins with it
     */
    public QueueConsumer(
            String bootstrapServers, String queue, String name, DeliveryHandler handler) {
        this(bootstrapServers, queue, name, handler, GroupSettings.defaults());
    }

    /**
     * As above, taking records only while it is open to any.
     *
     * @param open asked before each record and every second; what it keeps out goes to others
     */
    public QueueConsumer(
            String bootstrapServers,
            String queue,
            String name,
            DeliveryHandler handler,
            BooleanSupplier open) {
        this(bootstrapServers, queue, name, handler, open, GroupSettings.defaults());
    }

    QueueConsumer(
            String bootstrapServers,
            String queue,
            String name,
            DeliveryHandler handler,
            GroupSettings group) {
        this(bootstrapServers, queue, name, handler, () -> true, group);
    }

    private QueueConsumer(
            String bootstrapServers,
            String queue,
            String name,
            DeliveryHandler handler,
            BooleanSupplier open,
            GroupSettings group) {
        this.bootstrapServers = bootstrapServers;
        this.queue = queue;
        this.handler = handler;
        this.open = open;
        this.group = group;
        // Platform threads: what runs here is computing, and the timer pins its thread to a core.
        this.worker = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
        this.poller = Thread.ofPlatform().name(name + "-poll").unstarted(this::run);
    }

    /** Begins to take records as soon as Kafka is there; prepares the queue first. */
    public void start() {
        poller.start();
    }

    /** Takes no further record; the current one is handled to its end. */
    public void stop() {
        stopped.countDown();
    }

    /**
     * Waits until the current record is answered after {@link #stop()}.
     *
     * @return false where it was not when the time was up
     */
    public boolean awaitStop(Duration limit) throws InterruptedException {
        return poller.getState() == Thread.State.NEW || poller.join(limit);
    }

    /**
     * Stops at once: interrupts the handler, whose record goes to another worker, and returns when
     * the poller has let go of it.
     */
    @Override
    public void close() {
        stop();
        abandoned = true;
        Future<Verdict> current = work;
        if (current != null) {
            current.cancel(true);
        }
        try {
            poller.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running()) {
            if (!open.getAsBoolean()) {
                pause(LOOK_AGAIN_AFTER);
                continue;
            }
            try {
                new QueueAdmin(bootstrapServers, group).ensure(queue);
                takeRecords();
            } catch (QueueUnavailable e) {
                if (!away) {
                    LOG.warn("no jobs are taken until this works: {}", e.getMessage());
                }
                away = true;
                pause();
            } catch (RuntimeException e) {
                // Whatever it was, a worker that silently takes no more jobs would be worse.
                LOG.error("the connection to queue {} broke and is made anew", queue, e);
                pause();
            }
        }
        worker.shutdown();
    }

    private void takeRecords() {
        try (Membership membership = Membership.open(bootstrapServers, Names.of(queue))) {
            LOG.info("taking jobs from queue {}", queue);
            away = false;
            while (running() && open.getAsBoolean()) {
                membership.poll().ifPresent(this::handle);
            }
        }
    }

    private void handle(Membership.Held record) {
        if (!running()) {
            record.answer(Verdict.RELEASE);
            return;
        }
        Future<Verdict> verdict = worker.submit(() -> handler.handle(record.delivery()));
        work = verdict;
        if (abandoned) {
            verdict.cancel(true);
        }
        boolean held = true;
        while (true) {
            Optional<Verdict> answer = await(verdict, group.renewInterval());
            if (answer.isPresent()) {
                if (held && !record.answer(answer.get())) {
                    LOG.info("queue {} had given the record away before its answer", queue);
                }
                return;
            }
            if (abandoned) {
                return;
            }
            if (held && !record.renew()) {
                // The work goes on: the database knows whose the jobs are.
                LOG.info("queue {} has given away a record that is still being handled", queue);
                held = false;
            }
        }
    }

    /** The verdict, or empty where it takes longer than this. */
    private Optional<Verdict> await(Future<Verdict> verdict, Duration limit) {
        try {
            return Optional.of(verdict.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | CancellationException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            LOG.error("a record of queue {} is released, its handler failed", queue, e.getCause());
            // So that what fails for everybody just now does not use up its deliveries in a second.
            pause();
            return Optional.of(Verdict.RELEASE);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the poller", e);
        }
    }

    private boolean running() {
        return stopped.getCount() > 0;
    }

    private void pause() {
        pause(RETRY_AFTER);
    }

    private void pause(Duration limit) {
        try {
            stopped.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the poller", e);
        }
    }
}
