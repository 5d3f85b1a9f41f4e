package flopper.analysis.op.loss;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

/**
 * What the losses over class scores share: scores [N, C, d1…dn], a class for every target [N, d1…dn], a weight
 * [C] for every class or none, and a reduction of the targets' losses.
 */
record ClassLoss(Shape scores, Shape targets, boolean weighted, Reducing reducing) {
    /** The attribute {@code reduction}. */
    enum Reducing {
        NONE,
        SUM,
        MEAN;

        static Reducing of(String word) {
            return switch (word) {
                case "none" -> NONE;
                case "sum" -> SUM;
                case "mean" -> MEAN;
                default -> throw new ShapeException("reduction is \"" + word + "\"");
            };
        }
    }

    /**
     * @throws ShapeException when scores and targets disagree, or the reduction is unknown
     */
    static ClassLoss of(TypedNode node) {
        return new ClassLoss(
                node.input(0).shape(),
                node.input(1).shape(),
                node.hasInput(2),
                Reducing.of(node.attributes().text("reduction", "mean")));
    }

    ClassLoss {
        boolean fits =
                scores.rank() >= 2
                        && targets.rank() == scores.rank() - 1
                        && targets.dim(0) == scores.dim(0)
                        && targets.toList()
                                .subList(1, targets.rank())
                                .equals(scores.toList().subList(2, scores.rank()));
        if (!fits) {
            throw new ShapeException("targets " + targets + " do not fit the scores " + scores);
        }
    }

    Shape output() {
        return reducing == Reducing.NONE ? targets : Shape.scalar();
    }

    /**
     * The targets' losses and their reduction, with t targets: t negations (additions), t multiplications
     * where weighted, t − 1 additions for a sum or a mean, and for a mean a division and, where weighted,
     * t − 1 additions of weights.
     */
    Cost cost() {
        long t = targets.elements();
        long pairs = Math.max(0, t - 1);
        Cost each = Cost.additions(t).plus(Cost.multiplications(weighted ? t : 0));
        return switch (reducing) {
            case NONE -> each;
            case SUM -> each.plus(Cost.additions(pairs));
            case MEAN ->
                    each.plus(Cost.additions(weighted ? 2 * pairs : pairs)).plus(Cost.divisions(1));
        };
    }
}
