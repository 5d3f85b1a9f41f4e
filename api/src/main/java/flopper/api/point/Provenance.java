package flopper.api.point;

/** Who found a figure. */
public enum Provenance {
    /** This flopper measured it. */
    OWN,
    /** Others did, and it was imported. */
    IMPORTED,
    /** It was counted, and published accuracy stands beside it: no device was involved. */
    CATALOGUE
}
