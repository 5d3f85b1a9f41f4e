package flopper.db.model;

/**
 * What people call a model: a name and a tag, {@code name:tag} when written. A name alone means its
 * {@link Model#DEFAULT_TAG}.
 */
public record Reference(String name, String tag) {

    /** The reference that this text is; a colon in it stands before the tag. */
    public static Reference parse(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 0
                ? new Reference(text, Model.DEFAULT_TAG)
                : new Reference(text.substring(0, colon), text.substring(colon + 1));
    }

    /** {@code name:tag}. */
    @Override
    public String toString() {
        return name + ":" + tag;
    }
}
