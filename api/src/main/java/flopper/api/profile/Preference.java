package flopper.api.profile;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a caller would rather wait than come again: {@code Prefer: wait=10} (RFC 7240). */
final class Preference {

    /** The longest that a request is held; proxies between here and there give up after a minute. */
    static final Duration WAIT_MAX = Duration.ofSeconds(50);

    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?");

    private Preference() {}

    /** The wait that a header asks for, within the bound; none where it asks for none. */
    static Duration wait(Optional<String> prefer) {
        return prefer.map(WAIT::matcher)
                .filter(Matcher::find)
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
                .map(wait -> wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait)
                .orElse(Duration.ZERO);
    }
}
