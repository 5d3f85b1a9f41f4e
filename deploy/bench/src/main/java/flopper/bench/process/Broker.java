package flopper.bench.process;

import flopper.servers.kafka.EmbeddedKafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A Kafka broker alone, so that it can be killed alone. Arguments: directory, port, controller's port. */
final class Broker {
    private Broker() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        EmbeddedKafka kafka =
                EmbeddedKafka.start(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]));
        System.err.println("the broker is up at " + kafka.bootstrapServers());
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop"));
        new CountDownLatch(1).await();
    }
}
