package flopper.bench.chaos;

import java.time.Instant;

/**
 * One SIGKILL.
 *
 * @param kind worker, api, kafka or postgresql
 * @param process id of the process that was killed, as workers' names end with theirs; 0 where it
 *     does not matter
 */
record Kill(Instant at, String kind, long process) {}
