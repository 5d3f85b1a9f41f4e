package flopper.db.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What a caller has to show. It is random and long, so a plain digest of it cannot be searched, and
 * it never shows in a log: as text it is its prefix.
 */
public final class Secret {

    /** Characters of a secret at least: those behind the prefix are still 100 bits in hexadecimal. */
    public static final int LENGTH_MIN = 40;

    /** Characters that it is recognised by. */
    public static final int PREFIX_LENGTH = 12;

    /** Lets scanners for leaked secrets know it. */
    private static final String MARK = "flp_";

    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int RANDOM_LENGTH = 44;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** A new one. */
    public static Secret random() {
        StringBuilder text = new StringBuilder(MARK);
        RANDOM.ints(RANDOM_LENGTH, 0, ALPHABET.length())
                .forEach(index -> text.append(ALPHABET.charAt(index)));
        return new Secret(text.toString());
    }

    /**
     * The one that somebody shows.
     *
     * @throws IllegalArgumentException where it is too short to be one
     */
    public static Secret of(String text) {
        if (text.length() < LENGTH_MIN) {
            throw new IllegalArgumentException(
                    "a key has at least %d characters".formatted(LENGTH_MIN));
        }
        return new Secret(text);
    }

    /** All of it, for the one time that it is shown. */
    public String reveal() {
        return text;
    }

    /** What it is recognised by. */
    public String prefix() {
        return text.substring(0, PREFIX_LENGTH);
    }

    /** What is stored of it. */
    public String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether it is the key's, in a time that does not tell how much of it is right. */
    public boolean opens(AccessKey key) {
        return MessageDigest.isEqual(
                sha256().getBytes(StandardCharsets.US_ASCII),
                key.secretSha256().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return prefix() + "…";
    }
}
