package flopper.agent.profile;

import flopper.analysis.cost.Cost;
import flopper.analysis.report.LayerReport;
import flopper.analysis.report.LayerReport.Counted;
import flopper.analysis.report.LayerReport.Unresolved;
import flopper.analysis.report.LayerReport.Unsupported;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.OptionalType;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.db.profile.LayerOutcome;
import flopper.db.profile.NewProfile;
import flopper.db.profile.Operations;
import flopper.db.profile.ProfileLayer;
import flopper.db.profile.Totals;
import flopper.db.workload.Tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report in the form in which profiles are stored. */
public final class ProfileRows {

    private ProfileRows() {}

    /** The profile of the graph with this id, as the report has it. */
    public static NewProfile of(String graphId, ModelReport report) {
        Map<String, Long> unsupported = new LinkedHashMap<>();
        report.unsupported().forEach((op, count) -> unsupported.put(op, count.longValue()));
        return new NewProfile(
                graphId,
                report.inputs().stream().map(input -> tensor(input.name(), input.type())).toList(),
                totals(report),
                unsupported,
                report.conventions(),
                report.layers().stream().map(ProfileRows::layer).toList());
    }

    private static Totals totals(ModelReport report) {
        return new Totals(
                report.parameters().params(),
                report.parameters().statistics(),
                report.parameters().constants(),
                operations(report.cost()),
                report.macs(),
                report.flops(),
                report.weightBytes(),
                report.activationBytes(),
                report.peakActivationBytes(),
                report.complete());
    }

    private static ProfileLayer layer(LayerReport layer) {
        return switch (layer) {
            case Counted counted ->
                    new ProfileLayer(
                            counted.index(),
                            counted.name(),
                            counted.op().toString(),
                            LayerOutcome.COUNTED,
                            Optional.empty(),
                            operations(counted.cost()),
                            counted.cost().multiplyAdds(),
                            counted.cost().flops(),
                            counted.params(),
                            counted.weightBytesRead(),
                            counted.activationBytesRead(),
                            counted.activationBytesWritten(),
                            outputs(counted));
            case Unsupported unsupported ->
                    uncounted(unsupported, LayerOutcome.UNSUPPORTED, Optional.empty());
            case Unresolved unresolved ->
                    uncounted(
                            unresolved, LayerOutcome.UNRESOLVED, Optional.of(unresolved.reason()));
        };
    }

    private static ProfileLayer uncounted(
            LayerReport layer, LayerOutcome outcome, Optional<String> reason) {
        return new ProfileLayer(
                layer.index(),
                layer.name(),
                layer.op().toString(),
                outcome,
                reason,
                Operations.NONE,
                0,
                0,
                0,
                0,
                0,
                0,
                outputs(layer));
    }

    private static Operations operations(Cost cost) {
        return new Operations(
                cost.multiplyAdds(),
                cost.additions(),
                cost.multiplications(),
                cost.divisions(),
                cost.comparisons(),
                cost.transcendentals());
    }

    private static List<Tensor> outputs(LayerReport layer) {
        return layer.outputs().stream()
                .map(output ->
                        switch (output.type()) {
                            case TensorType type -> tensor(output.name(), type);
                            case UnknownType unknown ->
                                    new Tensor(
                                            output.name(),
                                            unknown.elementType().map(ElementType::name),
                                            Optional.empty());
                            // Neither is one tensor with one shape.
                            case SequenceType _, OptionalType _ ->
                                    new Tensor(output.name(), Optional.empty(), Optional.empty());
                        })
                .toList();
    }

    private static Tensor tensor(String name, TensorType type) {
        return Tensor.of(name, type.elementType().name(), type.shape().toList());
    }
}
