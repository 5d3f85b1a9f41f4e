package flopper.queue;

import java.time.Instant;
import java.util.List;

/**
 * A record that nobody will be given again.
 *
 * @param queue where it was published
 * @param givenUpAt when it became a dead letter, by Kafka's clock
 */
public record DeadLetter(String queue, List<String> jobIds, Instant givenUpAt) {

    public DeadLetter {
        jobIds = List.copyOf(jobIds);
    }
}
