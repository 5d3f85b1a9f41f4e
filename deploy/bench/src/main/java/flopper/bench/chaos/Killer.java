package flopper.bench.chaos;

import flopper.bench.process.Part;
import flopper.bench.process.ProgramPart;
import flopper.bench.process.SeparateStack;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Kills one part after the other with SIGKILL and starts it again at once. Which part and when is the
 * seed's choice alone.
 */
final class Killer {
    private static final int PAUSE_MIN_S = 5;
    private static final int PAUSE_MAX_S = 20;
    private static final String WORKER = "worker";

    private final SeparateStack stack;
    private final Random random;
    private final List<Kill> kills = new ArrayList<>();
    private final List<String> ownEnds = new ArrayList<>();
    private Instant next = Instant.now();

    Killer(SeparateStack stack, long seed) {
        this.stack = stack;
        this.random = new Random(seed);
    }

    /** Waits 5 to 20 seconds from the kill before, kills, and starts again. */
    void killNext() throws IOException, InterruptedException {
        double pauseS = PAUSE_MIN_S + random.nextDouble() * (PAUSE_MAX_S - PAUSE_MIN_S);
        next = next.plusMillis(Math.round(pauseS * 1000));
        Duration left = Duration.between(Instant.now(), next);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
        next = Instant.now();
        reviveTheDead();
        switch (random.nextInt(4)) {
            case 0 -> killAWorker();
            case 1 -> kill(stack.api(), stack.api().name(), 0);
            case 2 -> kill(stack.kafka(), stack.kafka().name(), 0);
            case 3 -> kill(stack.database(), stack.database().name(), 0);
            default -> throw new IllegalStateException("four kinds");
        }
    }

    List<Kill> kills() {
        return List.copyOf(kills);
    }

    /** Parts that ended though nobody killed them; each was started again. */
    List<String> ownEnds() throws IOException, InterruptedException {
        reviveTheDead();
        return List.copyOf(ownEnds);
    }

    private void killAWorker() throws IOException, InterruptedException {
        ProgramPart worker = stack.workers().get(random.nextInt(stack.workers().size()));
        kill(worker, WORKER, worker.process().pid());
    }

    private void kill(Part part, String kind, long process)
            throws IOException, InterruptedException {
        part.kill();
        kills.add(new Kill(Instant.now(), kind, process));
        System.out.printf("%s kill %d: %s%n", Instant.now(), kills.size(), part.name());
        part.start();
    }

    private void reviveTheDead() throws IOException, InterruptedException {
        List<Part> parts =
                Stream.concat(
                                Stream.of(stack.database(), stack.kafka(), stack.api()),
                                stack.workers().stream())
                        .toList();
        for (Part part : parts) {
            if (!part.isAlive()) {
                ownEnds.add(part.name() + " before kill " + (kills.size() + 1));
                System.out.printf("%s %s ended by itself%n", Instant.now(), part.name());
                part.close();
                part.start();
            }
        }
    }
}
