package flopper.db.measurement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A timing as a worker took it. What was asked for (model, precision, backend, threads …) is the
 * job's and is copied from there.
 *
 * @param peaksId the device's peaks at the same threads when it was taken, where they were known
 * @param protocol version of the way of measuring
 * @param weights {@code synthetic} or {@code submitted}
 * @param cpuP50Ns median CPU time of the timed thread; empty where several threads worked
 * @param throughputPerSecond samples of the batch per second at the median
 * @param layers how the median divides among the layers; empty where that was not asked for, or
 *     could not be told
 * @param environmentJson clocks, governor, load and versions at the time, a JSON object
 */
public record NewMeasurement(
        String deviceId,
        Optional<String> peaksId,
        String backendVersion,
        int protocol,
        String weights,
        Instant startedAt,
        Latency latency,
        OptionalLong cpuP50Ns,
        double throughputPerSecond,
        Quality quality,
        Optional<LayerTiming> layers,
        String environmentJson,
        List<ProcessSamples> processes) {

    public NewMeasurement {
        processes = List.copyOf(processes);
    }
}
