package flopper.bench.startup;

import flopper.bench.process.FlopperProcess;
import flopper.bench.process.Folders;
import flopper.bench.process.Host;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * From the start of {@code deploy/flopper up} to its first HTTP 200: on an empty data directory once,
 * then on the same one as often as asked for. Also starts a second one on a directory in use.
 */
public final class Startup {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration EMPTY_MAX = Duration.ofSeconds(15);
    private static final Duration WARM_MAX = Duration.ofSeconds(8);
    private static final int WARM_STARTS = 5;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private Startup() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(new Startup().run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        System.out.println("startup of the whole stack in one JVM, on " + Host.description());
        Path data = Folders.temporary("flopper-bench-startup");
        try {
            double emptyS = firstAnswerS(data);
            System.out.printf(
                    "empty data directory: %.1f s (at most %d s)%n", emptyS, EMPTY_MAX.toSeconds());
            List<Double> warmS = new ArrayList<>();
            for (int start = 0; start < WARM_STARTS; start++) {
                warmS.add(firstAnswerS(data));
            }
            Collections.sort(warmS);
            double medianS = warmS.get(WARM_STARTS / 2);
            System.out.printf(
                    "warm data directory: median %.1f s, %.1f to %.1f s of %d (at most %d s)%n",
                    medianS, warmS.getFirst(), warmS.getLast(), WARM_STARTS, WARM_MAX.toSeconds());
            boolean refused = secondIsRefused(data);
            System.out.println("a second one on the same directory is refused: " + refused);
            return emptyS <= EMPTY_MAX.toSeconds() && medianS <= WARM_MAX.toSeconds() && refused;
        } finally {
            Folders.delete(data);
        }
    }

    private double firstAnswerS(Path data) throws IOException, InterruptedException {
        int port = freePort();
        long startNs = System.nanoTime();
        try (FlopperProcess _ = up(data, port)) {
            while (!answers(port)) {
                if (System.nanoTime() - startNs > PATIENCE.toNanos()) {
                    throw new IllegalStateException("no answer within " + PATIENCE);
                }
                Thread.sleep(20);
            }
            return (System.nanoTime() - startNs) / 1e9;
        }
    }

    private boolean secondIsRefused(Path data) throws IOException, InterruptedException {
        int port = freePort();
        try (FlopperProcess first = up(data, port)) {
            first.await("answers at (\\S+)", PATIENCE);
            try (FlopperProcess second = up(data, freePort())) {
                int exitCode = second.exitCode(PATIENCE);
                System.out.println("  it said: " + second.said().lines().toList().getLast());
                return exitCode == 1 && answers(port);
            }
        }
    }

    private static FlopperProcess up(Path data, int port) throws IOException {
        return FlopperProcess.start(
                Map.of(), "up", "--data", data.toString(), "--port", String.valueOf(port));
    }

    private boolean answers(int port) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                            .timeout(Duration.ofSeconds(2))
                            .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
