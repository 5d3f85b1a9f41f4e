package flopper.bench.process;

import flopper.launcher.client.ServiceClient;
import flopper.servers.directory.Ports;
import flopper.servers.postgres.PostgresAddress;
import flopper.servers.postgres.PostgresBinaries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL, Kafka, the service and workers, each a process of its own on a fixed port and directory,
 * so that each can be killed and started again while the others go on.
 */
public final class SeparateStack implements AutoCloseable {
    /** Java options of a worker whose measurements take a second, and whose figures nobody reads. */
    public static final String SHORT_MEASUREMENTS =
            "-Dflopper.worker.timing.warm-up-runs-min=1"
                    + " -Dflopper.worker.timing.warm-up-time-min=1ms"
                    + " -Dflopper.worker.timing.samples-min=12"
                    + " -Dflopper.worker.timing.samples-max=24"
                    + " -Dflopper.worker.timing.steady-time-min=1ms"
                    + " -Dflopper.worker.timing.processes-min=1"
                    + " -Dflopper.worker.timing.processes-max=1"
                    + " -Dflopper.worker.canary.enabled=false";

    private final Path logs;
    private final DatabasePart database;
    private final ProgramPart kafka;
    private final ProgramPart api;
    private final List<ProgramPart> workers = new ArrayList<>();
    private final Map<String, String> environment;
    private final String address;

    private SeparateStack(Path data) throws IOException, InterruptedException {
        Ports ports = Ports.of(data);
        int port = Ports.unused();
        logs = Files.createDirectories(data.resolve("logs"));
        address = "http://127.0.0.1:" + port;
        database =
                new DatabasePart(
                        PostgresBinaries.unpack(data.resolve("postgres-server")),
                        data.resolve("postgres"),
                        ports.postgres());
        database.start();
        kafka = program("kafka", "the broker is up", () -> broker(data.resolve("kafka"), ports));
        PostgresAddress postgres = database.address();
        environment =
                Map.of(
                        "FLOPPER_DATABASE_URL", postgres.url(),
                        "FLOPPER_DATABASE_USER", postgres.user(),
                        "FLOPPER_DATABASE_PASSWORD", postgres.password(),
                        "FLOPPER_KAFKA", "127.0.0.1:" + ports.kafka());
        api = program("api", "the service answers at", () -> service(port));
    }

    /** The servers and the service, all working, and no worker yet. */
    public static SeparateStack start(Path data) throws IOException, InterruptedException {
        SeparateStack stack = new SeparateStack(data);
        stack.kafka.up();
        stack.api.up();
        return stack;
    }

    /** Starts one more worker and waits until it works. */
    public ProgramPart addWorker(String javaOptions) throws IOException, InterruptedException {
        ProgramPart worker =
                program(
                        "worker " + (workers.size() + 1),
                        "the worker is up",
                        () ->
                                FlopperProcess.start(
                                        with("FLOPPER_JAVA_OPTIONS", javaOptions), "worker"));
        workers.add(worker);
        return worker.up();
    }

    /** Talks to the service, while it is there. */
    public ServiceClient service() {
        return new ServiceClient(address);
    }

    public Part database() {
        return database;
    }

    public Part kafka() {
        return kafka;
    }

    public Part api() {
        return api;
    }

    public List<ProgramPart> workers() {
        return List.copyOf(workers);
    }

    /** Ends the parts in the reverse order of their start. */
    @Override
    public void close() {
        workers.reversed().forEach(Part::close);
        api.close();
        kafka.close();
        database.close();
    }

    private ProgramPart program(String name, String ready, ProgramPart.Launch launch) {
        return new ProgramPart(name, "(" + ready + ")", logs, launch);
    }

    private FlopperProcess service(int port) throws IOException {
        return FlopperProcess.start(with("FLOPPER_PORT", String.valueOf(port)), "api");
    }

    private static FlopperProcess broker(Path home, Ports ports) throws IOException {
        return FlopperProcess.start(
                Broker.class,
                home.toString(),
                String.valueOf(ports.kafka()),
                String.valueOf(ports.kafkaController()));
    }

    private Map<String, String> with(String variable, String value) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put(variable, value);
        return variables;
    }
}
