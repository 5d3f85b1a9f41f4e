package flopper.db.profile;

/** Scalar operations by kind. */
public record Operations(
        long multiplyAdds,
        long additions,
        long multiplications,
        long divisions,
        long comparisons,
        long transcendentals) {

    /** Nothing to do. */
    public static final Operations NONE = new Operations(0, 0, 0, 0, 0, 0);
}
