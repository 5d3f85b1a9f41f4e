package flopper.bench.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Clients that each ask as soon as they have an answer. */
final class Clients {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String root;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger number = new AtomicInteger();

    Clients(String address) {
        this.root = address + "/api/v1";
    }

    /** What answers took. */
    record Times(int answers, double p50Ms, double p95Ms, double p99Ms, double perSecond) {
        private static Times of(List<Long> ns, Duration time) {
            List<Long> sorted = ns.stream().sorted().toList();
            return new Times(
                    sorted.size(),
                    ms(sorted, 0.50),
                    ms(sorted, 0.95),
                    ms(sorted, 0.99),
                    sorted.size() / (time.toMillis() / 1e3));
        }

        private static double ms(List<Long> sorted, double part) {
            return sorted.get((int) (part * (sorted.size() - 1))) / 1e6;
        }

        @Override
        public String toString() {
            return "%,d answers, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, %.0f/s"
                    .formatted(answers, p50Ms, p95Ms, p99Ms, perSecond);
        }
    }

    /** So many clients at once for so long. */
    Times ask(Question question, int clients, Duration time) throws InterruptedException {
        long endNs = System.nanoTime() + time.toNanos();
        List<Long> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<List<Long>>> each =
                    IntStream.range(0, clients)
                            .mapToObj(_ -> threads.submit(() -> askUntil(question, endNs)))
                            .toList();
            for (Future<List<Long>> one : each) {
                all.addAll(one.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return Times.of(all, time);
    }

    private List<Long> askUntil(Question question, long endNs) throws InterruptedException {
        List<Long> times = new ArrayList<>();
        while (System.nanoTime() < endNs) {
            String path = question.path(number.incrementAndGet());
            long startNs = System.nanoTime();
            get(path);
            times.add(System.nanoTime() - startNs);
        }
        return times;
    }

    private void get(String path) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE).build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            // In a small store some series were never measured.
            if (answer.statusCode() != 200 && answer.statusCode() != 404) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
