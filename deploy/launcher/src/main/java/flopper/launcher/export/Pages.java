package flopper.launcher.export;

import flopper.launcher.client.ServiceClient;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A collection page by page, as the service writes it. */
final class Pages {
    /** RFC 8288, as far as the service uses it. */
    private static final Pattern NEXT =
            Pattern.compile("<\\?(?:[^>]*&)?cursor=([^>&]*)[^>]*>;\\s*rel=\"next\"");

    private final ServiceClient service;
    private final String path;
    private final String type;

    /** What is done with a page; {@code number} is 1 for the first. */
    interface Sink {
        /** Returns the next page's cursor where the page itself says it. */
        Optional<String> take(int number, InputStream page) throws IOException;
    }

    /**
     * @param path with its query
     * @param type media type that is asked for
     */
    Pages(ServiceClient service, String path, String type) {
        this.service = service;
        this.path = path;
        this.type = type;
    }

    /** Hands all pages to the sink; returns how many. */
    int forEach(Sink sink) throws InterruptedException, IOException {
        Optional<String> cursor = Optional.of("");
        int number = 0;
        while (cursor.isPresent()) {
            String at = cursor.get().isEmpty() ? "" : "&cursor=" + cursor.get();
            HttpResponse<InputStream> page = service.open(path + at, type);
            number++;
            try (InputStream body = page.body()) {
                Optional<String> told = sink.take(number, body);
                cursor =
                        page.headers()
                                .firstValue("Link")
                                .flatMap(Pages::next)
                                .or(() -> told.map(ServiceClient::encoded));
            }
        }
        return number;
    }

    private static Optional<String> next(String link) {
        Matcher matcher = NEXT.matcher(link);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
