package flopper.timing.backend.onednn;

import flopper.analysis.InputBinding;
import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Model;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.ShapeException;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

/** A model with its plan and its cost at the workload's shapes. */
record PlannedModel(Model model, Plan plan, ModelReport report) {
    /**
     * @throws TimingFailure MODEL_REJECTED, or UNSUPPORTED naming what has no kernels
     */
    static PlannedModel of(OneDnnPayload payload) throws TimingFailure {
        try {
            Model model = OnnxReader.read(payload.graph());
            ModelReport report =
                    ModelAnalyzer.analyze(model, InputBinding.ofShapes(payload.shapes()));
            return new PlannedModel(model, Planner.plan(model, report), report);
        } catch (InvalidModelException | ShapeException e) {
            throw new TimingFailure(FailureCode.MODEL_REJECTED, String.valueOf(e.getMessage()), e);
        }
    }
}
