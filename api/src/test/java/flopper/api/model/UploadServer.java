package flopper.api.model;

import flopper.db.Database;
import flopper.db.DatabaseSettings;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Map;

/**
 * The service in a JVM of its own, whose heap the parent bounds. Prints its port, waits for the end
 * of its input, and then prints the largest heap it ever used, in bytes.
 */
final class UploadServer {

    private UploadServer() {}

    public static void main(String[] arguments) throws IOException {
        try (Database database =
                        Database.open(
                                DatabaseSettings.of(arguments[0], arguments[1], arguments[2]));
                ApplicationContext context =
                        ApplicationContext.builder()
                                .properties(
                                        Map.of(
                                                "flopper.api.enabled", "true",
                                                "flopper.api.access.open", "true",
                                                "flopper.kafka.bootstrap-servers", "127.0.0.1:1",
                                                "micronaut.server.port", "-1"))
                                .singletons(database)
                                .start()) {
            System.out.println(context.getBean(EmbeddedServer.class).start().getPort());
            while (System.in.read() >= 0) {
                // Nothing is expected but the end.
            }
            System.out.println(heapBytesMax());
        }
    }

    private static long heapBytesMax() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(peak -> peak.getUsed())
                .sum();
    }
}
