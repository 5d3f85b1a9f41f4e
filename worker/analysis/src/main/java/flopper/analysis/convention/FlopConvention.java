package flopper.analysis.convention;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ResolvedNode;

/** How a published tool counts. */
public enum FlopConvention {
    TORCHVISION("torchvision"),
    TORCH("torch");

    private final String name;

    FlopConvention(String name) {
        this.name = name;
    }

    /** What the tool counts for one execution of a node, in its own unit. */
    long count(ResolvedNode node, Cost cost) {
        return cost.multiplyAdds();
    }

    /** The name that users give. */
    @Override
    public String toString() {
        return name;
    }
}
