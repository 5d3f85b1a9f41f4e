package flopper.api.filter;

/**
 * A word of a filter.
 *
 * @param at the character it begins with, 1 for the first
 * @param text without quotes, for a text
 */
record Token(Kind kind, String text, int at) {

    /** What a token is. */
    enum Kind {
        WORD,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    /** Whether it is this keyword or sign, in whatever case. */
    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(word);
    }

    /** How it is quoted in a refusal. */
    String shown() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
