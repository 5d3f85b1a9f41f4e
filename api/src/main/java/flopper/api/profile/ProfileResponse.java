package flopper.api.profile;

import com.fasterxml.jackson.annotation.JsonInclude;

import flopper.db.profile.LayerOutcome;
import flopper.db.profile.NewProfile;
import flopper.db.profile.Operations;
import flopper.db.profile.Profile;
import flopper.db.profile.ProfileLayer;
import flopper.db.profile.Totals;
import flopper.db.workload.Tensor;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The static cost of a model at concrete input shapes, as the service and the command line tell it.
 *
 * @param model {@code name:tag}, or the file
 * @param complete false: all totals are lower bounds, for what {@code unsupported} and {@code
 *     unresolved} name is not in them
 * @param layers every node of the main graph, in the order of the file
 * @param conventions totals as other tools would print them
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ProfileResponse(
        String model,
        String graphId,
        List<TensorResponse> inputs,
        long params,
        long statistics,
        long constants,
        long macs,
        long flops,
        OperationsResponse operations,
        long weightBytes,
        long activationBytes,
        long peakActivationBytes,
        boolean complete,
        List<Unsupported> unsupported,
        List<Unresolved> unresolved,
        List<LayerResponse> layers,
        Map<String, Long> conventions) {

    /** An operator without a cost rule. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Unsupported(String op, long count) {}

    /** A layer whose shapes only a run would give. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Unresolved(String layer, String reason) {}

    /** Scalar operations by kind. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record OperationsResponse(
            long multiplyAdds,
            long additions,
            long multiplications,
            long divisions,
            long comparisons,
            long transcendentals) {

        static OperationsResponse of(Operations operations) {
            return new OperationsResponse(
                    operations.multiplyAdds(),
                    operations.additions(),
                    operations.multiplications(),
                    operations.divisions(),
                    operations.comparisons(),
                    operations.transcendentals());
        }
    }

    /** A named value; what is not known of it is null. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record TensorResponse(
            String name,
            @Schema(nullable = true) Optional<String> type,
            @Schema(nullable = true) Optional<List<Long>> shape) {

        static TensorResponse of(Tensor tensor) {
            return new TensorResponse(tensor.name(), tensor.type(), tensor.shape());
        }
    }

    /** The object for a profile that was just counted. */
    public static ProfileResponse of(String model, NewProfile profile) {
        return of(
                model,
                profile.graphId(),
                profile.inputs(),
                profile.totals(),
                profile.unsupported(),
                profile.conventions(),
                profile.layers());
    }

    /** The object for a stored profile. */
    public static ProfileResponse of(String model, Profile profile) {
        return of(
                model,
                profile.header().graphId(),
                profile.header().inputs(),
                profile.header().totals(),
                profile.unsupported(),
                profile.conventions(),
                profile.layers());
    }

    /** The same with the total of one convention only. */
    ProfileResponse onlyConvention(String name, long count) {
        return new ProfileResponse(
                model,
                graphId,
                inputs,
                params,
                statistics,
                constants,
                macs,
                flops,
                operations,
                weightBytes,
                activationBytes,
                peakActivationBytes,
                complete,
                unsupported,
                unresolved,
                layers,
                Map.of(name, count));
    }

    private static ProfileResponse of(
            String model,
            String graphId,
            List<Tensor> inputs,
            Totals totals,
            Map<String, Long> unsupported,
            Map<String, Long> conventions,
            List<ProfileLayer> layers) {
        return new ProfileResponse(
                model,
                graphId,
                inputs.stream().map(TensorResponse::of).toList(),
                totals.params(),
                totals.statistics(),
                totals.constants(),
                totals.macs(),
                totals.flops(),
                OperationsResponse.of(totals.operations()),
                totals.weightBytes(),
                totals.activationBytes(),
                totals.peakActivationBytes(),
                totals.complete(),
                new TreeMap<>(unsupported)
                        .entrySet().stream()
                                .map(op -> new Unsupported(op.getKey(), op.getValue()))
                                .toList(),
                layers.stream()
                        .filter(layer -> layer.outcome() == LayerOutcome.UNRESOLVED)
                        .map(layer -> new Unresolved(layer.name(), layer.reason().orElse("")))
                        .toList(),
                layers.stream().map(layer -> LayerResponse.of(layer, totals.macs())).toList(),
                new TreeMap<>(conventions));
    }
}
