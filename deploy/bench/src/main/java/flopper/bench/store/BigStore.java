package flopper.bench.store;

import flopper.bench.process.Folders;
import flopper.bench.process.Host;
import flopper.bench.process.SeparateStack;
import flopper.db.Database;
import flopper.db.generator.GeneratorStore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Fills a store with three years of measurements that nobody took (1 M of them with 50 M layer rows;
 * {@code --size 0.01} for a hundredth), and asks it over HTTP by 16 clients at once, and by one alone,
 * while measurements go on being stored.
 */
public final class BigStore {
    private static final int MONTHS = 36;
    private static final int MEASUREMENTS = 1_000_000;
    private static final int LAYERS_EACH = 50;
    private static final int CLIENTS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration EACH = Duration.ofSeconds(20);

    private BigStore() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        double size =
                arguments.length == 2 && arguments[0].equals("--size")
                        ? Double.parseDouble(arguments[1])
                        : 1;
        System.out.println("queries over a big store, on " + Host.description());
        Path data = Folders.temporary("flopper-bench-store");
        boolean passed = true;
        try (SeparateStack stack = SeparateStack.start(data);
                Database database = Database.open(stack.databaseSettings())) {
            fill(database.generator(), size);
            Clients clients = new Clients(stack.address());
            clients.ask(Question.COMPARISON, CLIENTS, WARM_UP);
            try (Ingest ingest = Ingest.start(database)) {
                for (Question question : Question.values()) {
                    Clients.Times alone = clients.ask(question, 1, WARM_UP);
                    long before = ingest.stored();
                    Clients.Times together = clients.ask(question, CLIENTS, EACH);
                    long stored = ingest.stored() - before;
                    boolean within = together.p95Ms() <= question.boundMs();
                    passed &= within;
                    System.out.printf(
                            "%-12s 1 client: %s%n%-12s %d clients: %s; bound p95 %d ms: %s; %.1f"
                                    + " measurements/s stored meanwhile%n",
                            question.label(),
                            alone,
                            "",
                            CLIENTS,
                            together,
                            question.boundMs(),
                            within ? "passed" : "MISSED",
                            stored / (double) EACH.toSeconds());
                }
            }
        } finally {
            Folders.delete(data);
        }
        System.out.println("load at the end: " + Host.description());
        System.exit(passed ? 0 : 1);
    }

    private static void fill(GeneratorStore generator, double size) {
        long startNs = System.nanoTime();
        generator.prepare(MONTHS);
        for (int ago = MONTHS - 1; ago >= 0; ago--) {
            generator.month(ago, (int) Math.ceil(size * MEASUREMENTS / MONTHS), LAYERS_EACH);
        }
        generator.analyze();
        System.out.printf(
                "%,d measurements and %,d layer rows in %.0f s, %.1f GB%n",
                generator.measurements(),
                generator.layers(),
                (System.nanoTime() - startNs) / 1e9,
                generator.sizeBytes() / 1e9);
    }
}
