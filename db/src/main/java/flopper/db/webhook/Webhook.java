package flopper.db.webhook;

/**
 * Who is to be told when a sweep ends.
 *
 * @param url http or https
 * @param secret key of the signature
 */
public record Webhook(String url, String secret) {

    /** Without the secret, which has no place in a log. */
    @Override
    public String toString() {
        return "Webhook[url=" + url + "]";
    }
}
