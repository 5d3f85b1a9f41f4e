package flopper.launcher.serve;

import flopper.launcher.client.ServiceClient;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * One start of the stack on a directory of its own, for the build: the JVM notes which classes a
 * start needs and keeps them linked in its cache, which halves every later start.
 */
@Command(
        name = "train",
        hidden = true,
        description = "Starts the stack once and stops it: what the class cache is made from.",
        mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("flopper-train");
        // The database server may run as another user than we do.
        folder.toFile().setExecutable(true, false);
        try (LocalStack stack = LocalStack.start(folder.resolve("data"), 0)) {
            ServiceClient service = new ServiceClient(stack.address());
            service.get("models/squeezenet1_0/profile?batch=1");
            service.get("devices");
        } finally {
            delete(folder);
        }
        return 0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        }
    }
}
