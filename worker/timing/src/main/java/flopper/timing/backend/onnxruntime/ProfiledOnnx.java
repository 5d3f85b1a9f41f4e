package flopper.timing.backend.onnxruntime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import flopper.analysis.InvalidModelException;
import flopper.analysis.graph.Graph;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.onnx.ReadLimits;
import flopper.timing.backend.Profile;
import flopper.timing.backend.ProfiledWorkload;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.Samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A session that writes down its events, and the graph it made of the submitted one. */
final class ProfiledOnnx implements ProfiledWorkload {
    private final LoadedOnnx loaded;
    private final OrtSession session;
    private final byte[] submitted;
    private final Path optimized;

    /**
     * @param optimized the file that the runtime wrote its graph to
     */
    ProfiledOnnx(LoadedOnnx loaded, OrtSession session, byte[] submitted, Path optimized) {
        this.loaded = loaded;
        this.session = session;
        this.submitted = submitted;
        this.optimized = optimized;
    }

    @Override
    public void run() throws TimingFailure {
        loaded.run();
    }

    @Override
    public Profile profile(int runs) throws TimingFailure {
        List<ProfileLog.Run> last = last(runs);
        Graph runtimeGraph = readOptimized();
        NodeTimes times = NodeTimes.of(last, runtimeGraph.nodes());
        List<Profile.Node> nodes =
                Attribution.of(submittedGraph(), runtimeGraph).stream()
                        .map(part -> node(part, runtimeGraph, times))
                        .toList();
        return new Profile(runs, nodes, times.betweenNs());
    }

    @Override
    public Samples kernels(int runs) throws TimingFailure {
        return NodeTimes.computing(last(runs), readOptimized().nodes());
    }

    private List<ProfileLog.Run> last(int runs) throws TimingFailure {
        try {
            List<ProfileLog.Run> all = ProfileLog.read(Path.of(session.endProfiling()));
            if (all.size() < runs) {
                throw new TimingFailure(
                        FailureCode.INTERNAL_ERROR,
                        "the profile holds %d runs, not %d".formatted(all.size(), runs));
            }
            return all.subList(all.size() - runs, all.size());
        } catch (OrtException e) {
            throw OrtFailures.of(e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static Profile.Node node(Attribution.Part part, Graph graph, NodeTimes times) {
        return new Profile.Node(
                part.nodes().stream()
                        .map(node -> graph.nodes().get(node).opType())
                        .collect(Collectors.joining("+")),
                part.layers(),
                part.nodes().stream().mapToDouble(node -> times.nodeNs()[node]).sum());
    }

    private Graph submittedGraph() throws TimingFailure {
        try {
            return OnnxReader.read(submitted).graph();
        } catch (InvalidModelException e) {
            throw unreadable(e);
        }
    }

    private Graph readOptimized() throws TimingFailure {
        try (InputStream stream = Files.newInputStream(optimized)) {
            return OnnxReader.read(stream, ReadLimits.defaults()).graph();
        } catch (IOException | InvalidModelException e) {
            throw unreadable(e);
        }
    }

    private static TimingFailure unreadable(Exception e) {
        return new TimingFailure(FailureCode.INTERNAL_ERROR, "the profile cannot be read: " + e, e);
    }

    @Override
    public void close() {
        loaded.close();
    }
}
