package flopper.api.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What proves to a receiver that a delivery is ours, unchanged and of now. */
final class Signature {

    /** {@code sha256=} and the HMAC-SHA256, under the secret, of the timestamp, a dot and the body. */
    static final String HEADER = "X-Flopper-Signature";

    /** Seconds since 1970; receivers refuse what is too old, so that nothing can be sent again. */
    static final String TIMESTAMP = "X-Flopper-Timestamp";

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    static String of(String secret, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] signed = (timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
