package flopper.api.owner;

import flopper.db.dispatch.Shares;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;

import java.util.Map;

/** What owners may have, under {@code flopper.api.owner}. Not changed once the service runs. */
@ConfigurationProperties("flopper.api.owner")
public final class OwnerSettings {

    private int openCellsMax = 200_000;
    private Map<String, Integer> openCellsMaxOf = Map.of();
    private Map<String, Integer> weights = Map.of();

    /** Cells of this owner that may wait or run at a time. */
    public int openCellsMax(String owner) {
        return openCellsMaxOf.getOrDefault(owner, openCellsMax);
    }

    /** How owners share queues. */
    public Shares shares() {
        return Shares.of(weights);
    }

    /**
     * Cells that every owner may have open: two sweeps of the largest size, unless given. More would
     * not run sooner, and all that wait are looked through whenever somebody asks for a place.
     */
    public void setOpenCellsMax(int openCellsMax) {
        this.openCellsMax = openCellsMax;
    }

    /** The same for owners that have another bound, by name. */
    public void setOpenCellsMaxOf(
            @MapFormat(
                            transformation = MapFormat.MapTransformation.FLAT,
                            keyFormat = StringConvention.RAW)
                    Map<String, Integer> openCellsMaxOf) {
        this.openCellsMaxOf = Map.copyOf(openCellsMaxOf);
    }

    /** Jobs that an owner gets in a turn while others wait, by name; 1 for all that are not named. */
    public void setWeights(
            @MapFormat(
                            transformation = MapFormat.MapTransformation.FLAT,
                            keyFormat = StringConvention.RAW)
                    Map<String, Integer> weights) {
        this.weights = Map.copyOf(weights);
    }
}
