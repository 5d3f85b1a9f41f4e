package flopper.agent;

import flopper.agent.job.TestDatabases;
import flopper.servers.postgres.PostgresAddress;

import io.micronaut.context.ApplicationContext;

import java.io.IOException;
import java.util.List;

/** A worker in a process of its own, to be told to stop or killed. */
final class WorkerProcess {

    private WorkerProcess() {}

    static Process start(PostgresAddress database, String kafka) throws IOException {
        return new ProcessBuilder(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                WorkerProcess.class.getName(),
                                database.url(),
                                database.user(),
                                database.password(),
                                kafka))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Address, user and password of the database, and the bootstrap servers of Kafka. */
    public static void main(String[] args) throws InterruptedException {
        ApplicationContext worker =
                Workers.start(
                        "killed",
                        TestDatabases.open(new PostgresAddress(args[0], args[1], args[2])),
                        args[3],
                        Workers.ENDLESS);
        // As the launcher does at SIGTERM.
        Runtime.getRuntime().addShutdownHook(new Thread(worker::close, "stop"));
        Thread.currentThread().join();
    }
}
