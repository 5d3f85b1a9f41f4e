package flopper.api.profile;

import com.fasterxml.jackson.annotation.JsonInclude;

import flopper.api.profile.ProfileResponse.TensorResponse;
import flopper.db.profile.LayerOutcome;
import flopper.db.profile.ProfileLayer;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The cost of one node. The figures of a layer that was not counted are null, for 0 would be a
 * claim.
 *
 * @param index position of the node in the file, from 0
 * @param share the layer's part of the model's {@code macs}; null where the model has none
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LayerResponse(
        int index,
        String name,
        String op,
        LayerOutcome outcome,
        @Schema(nullable = true) OptionalLong macs,
        @Schema(nullable = true) OptionalLong flops,
        @Schema(nullable = true) OptionalLong params,
        @Schema(nullable = true) OptionalDouble share,
        @Schema(nullable = true) OptionalLong weightBytesRead,
        @Schema(nullable = true) OptionalLong activationBytesRead,
        @Schema(nullable = true) OptionalLong activationBytesWritten,
        List<TensorResponse> outputs) {

    static LayerResponse of(ProfileLayer layer, long totalMacs) {
        boolean counted = layer.outcome() == LayerOutcome.COUNTED;
        return new LayerResponse(
                layer.index(),
                layer.name(),
                layer.op(),
                layer.outcome(),
                figure(counted, layer.macs()),
                figure(counted, layer.flops()),
                figure(counted, layer.params()),
                counted && totalMacs > 0
                        ? OptionalDouble.of((double) layer.macs() / totalMacs)
                        : OptionalDouble.empty(),
                figure(counted, layer.weightBytesRead()),
                figure(counted, layer.activationBytesRead()),
                figure(counted, layer.activationBytesWritten()),
                layer.outputs().stream().map(TensorResponse::of).toList());
    }

    private static OptionalLong figure(boolean counted, long value) {
        return counted ? OptionalLong.of(value) : OptionalLong.empty();
    }
}
