package flopper.api.webhook;

import jakarta.inject.Singleton;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where webhooks may go: to http and https at public addresses, so that nobody reaches through this
 * service what is behind its firewall. Asked when a sweep is submitted and again before each attempt,
 * for names may come to mean other addresses; in between, the runtime remembers what it looked up.
 * Thread-safe.
 */
@Singleton
public final class Receivers {

    private final boolean allowPrivate;

    Receivers(WebhookSettings settings) {
        this.allowPrivate = settings.allowPrivate();
    }

    /** Why this address is not to be called; empty where it may be. */
    public Optional<String> refusal(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("'%s' is no URL: %s".formatted(url, e.getReason()));
        }
        String scheme = String.valueOf(uri.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.of("'%s' begins with neither http:// nor https://".formatted(url));
        }
        if (uri.getHost() == null || uri.getUserInfo() != null) {
            return Optional.of("'%s' has no host, or a user before it".formatted(url));
        }
        return allowPrivate ? Optional.empty() : privateAddress(uri.getHost());
    }

    private static Optional<String> privateAddress(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!isPublic(address)) {
                    // Which one it is, is nobody's business out there.
                    return Optional.of("'%s' has no public address".formatted(host));
                }
            }
            return Optional.empty();
        } catch (UnknownHostException _) {
            // It may be known later; until then nothing is reached.
            return Optional.empty();
        }
    }

    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = Byte.toUnsignedInt(bytes[0]);
        int second = Byte.toUnsignedInt(bytes[1]);
        return switch (address) {
            // "This" network, shared between carrier and customer, protocol assignments,
            // benchmarks,
            // reserved (RFC 6890).
            case Inet4Address _ ->
                    first != 0
                            && !(first == 192 && second == 0 && bytes[2] == 0)
                            && !(first == 100 && second >= 64 && second < 128)
                            && !(first == 198 && (second == 18 || second == 19))
                            && first < 240;
            // Unique local (RFC 4193), and those that lead to IPv4 (RFC 6052, RFC 3056).
            case Inet6Address _ ->
                    (first & 0xfe) != 0xfc
                            && !(first == 0 && second == 0x64)
                            && !(first == 0x20 && second == 0x02);
            default -> false;
        };
    }
}
