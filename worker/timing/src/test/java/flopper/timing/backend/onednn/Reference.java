package flopper.timing.backend.onednn;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Dimension;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.timing.backend.Precision;
import flopper.timing.synthetic.SyntheticTensor;
import flopper.timing.synthetic.SyntheticValues;
import flopper.timing.synthetic.Weights;

import java.lang.foreign.MemorySegment;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same model on the same made-up weights and inputs, replayed and by ONNX Runtime. */
final class Reference {
    private Reference() {}

    static float[] replayed(byte[] graph, Map<String, Shape> shapes, Precision precision)
            throws Exception {
        Library.settle(List.of(0));
        PlannedModel planned = PlannedModel.of(new OneDnnPayload(graph, shapes, precision));
        try (LoadedOneDnn loaded = LoadedOneDnn.load(planned, precision, 1)) {
            // Twice: a buffer that is used again too early shows in the second run.
            loaded.run();
            loaded.run();
            return loaded.output(planned.plan().outputs().getFirst());
        }
    }

    static float[] computed(byte[] graph, Map<String, Shape> shapes) throws Exception {
        Model model = OnnxReader.read(graph);
        ModelReport report = ModelAnalyzer.analyze(model, InputBinding.ofShapes(shapes));
        Weights weights = new Weights(model.graph());
        List<SyntheticTensor> fed = new ArrayList<>();
        report.inputs().forEach(input -> fed.add(Weights.input(input.name(), input.type())));
        List<TensorData> kept = new ArrayList<>();
        for (TensorData tensor : model.graph().initializers()) {
            if (tensor.values().isPresent()) {
                kept.add(tensor);
            } else {
                fed.add(weights.standIn(tensor));
            }
        }
        Graph fedGraph =
                new Graph(
                        "reference",
                        fed.stream().map(one -> declaration(one.name(), one.type())).toList(),
                        model.graph().outputs(),
                        kept,
                        model.graph().nodes());
        byte[] bytes =
                OnnxWriter.write(
                        new Model(
                                Math.max(8, model.irVersion()),
                                model.opsets(),
                                fedGraph,
                                model.functions()));
        return run(bytes, fed, model.graph().outputs().getFirst().name());
    }

    private static float[] run(byte[] bytes, List<SyntheticTensor> fed, String output)
            throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try (OrtSession session = environment.createSession(bytes)) {
            for (SyntheticTensor one : fed) {
                float[] values = new float[(int) one.type().elements()];
                SyntheticValues.fill(one, MemorySegment.ofArray(values));
                tensors.put(
                        one.name(),
                        OnnxTensor.createTensor(
                                environment,
                                FloatBuffer.wrap(values),
                                one.type().shape().toArray()));
            }
            try (OrtSession.Result result = session.run(tensors)) {
                FloatBuffer values =
                        ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
                float[] all = new float[values.remaining()];
                values.get(all);
                return all;
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private static ValueInfo declaration(String name, TensorType type) {
        List<Dimension> dims = type.shape().toList().stream().<Dimension>map(Fixed::new).toList();
        return new ValueInfo(name, new DeclaredTensor(ElementType.FLOAT, Optional.of(dims)));
    }
}
