package flopper.timing.backend;

import flopper.analysis.tensor.Shape;

import java.util.Map;

/**
 * What to measure.
 *
 * @param graph a stripped ONNX graph; not copied, so not to be changed
 * @param shapes the concrete shape of each graph input by name; an input may be left out where the
 *     graph declares all its dimensions as numbers
 * @param threads cores to compute on
 */
@SuppressWarnings("ArrayRecordComponent") // Megabytes, handed on unread; nobody compares workloads.
public record Workload(byte[] graph, Map<String, Shape> shapes, Precision precision, int threads) {
    public Workload {
        shapes = Map.copyOf(shapes);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
    }
}
