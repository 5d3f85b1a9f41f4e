package flopper.analysis.convention;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ResolvedNode;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** One figure for each convention. Immutable. */
public final class ConventionFigures {
    private static final FlopConvention[] CONVENTIONS = FlopConvention.values();

    public static final ConventionFigures NONE = new ConventionFigures();

    /** Holds no key whose figure is 0. */
    private final EnumMap<FlopConvention, Long> figures = new EnumMap<>(FlopConvention.class);

    private ConventionFigures() {}

    private void put(FlopConvention convention, long figure) {
        if (figure != 0) {
            figures.put(convention, figure);
        }
    }

    /** What each tool counts for one execution of a node. */
    public static ConventionFigures of(ResolvedNode node, Cost cost) {
        ConventionFigures counted = new ConventionFigures();
        Sized sized = Sized.of(node, cost);
        for (FlopConvention convention : CONVENTIONS) {
            counted.put(convention, convention.count(sized));
        }
        return counted;
    }

    public long of(FlopConvention convention) {
        return figures.getOrDefault(convention, 0L);
    }

    /**
     * @throws ArithmeticException when a sum leaves the range of long
     */
    public ConventionFigures plus(ConventionFigures other) {
        if (other.figures.isEmpty()) {
            return this;
        }
        ConventionFigures sum = new ConventionFigures();
        for (FlopConvention convention : CONVENTIONS) {
            sum.put(convention, Math.addExact(of(convention), other.of(convention)));
        }
        return sum;
    }

    public ConventionFigures times(long count) {
        ConventionFigures product = new ConventionFigures();
        figures.forEach(
                (convention, figure) -> product.put(convention, Math.multiplyExact(figure, count)));
        return product;
    }

    /** The figures by the names of their conventions, in the order of {@link FlopConvention}. */
    public Map<String, Long> byName() {
        Map<String, Long> byName = LinkedHashMap.newLinkedHashMap(CONVENTIONS.length);
        for (FlopConvention convention : CONVENTIONS) {
            byName.put(convention.toString(), of(convention));
        }
        return byName;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConventionFigures that && figures.equals(that.figures);
    }

    @Override
    public int hashCode() {
        return figures.hashCode();
    }

    @Override
    public String toString() {
        return byName().toString();
    }
}
