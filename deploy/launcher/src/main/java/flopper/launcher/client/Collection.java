package flopper.launcher.client;

import java.util.ArrayList;
import java.util.List;

/** Collections of the service, read page by page. */
public final class Collection {
    private Collection() {}

    /**
     * Everything in a collection that is small.
     *
     * @param path with its query, if it has one
     */
    public static List<Json> all(ServiceClient service, String path) throws InterruptedException {
        List<Json> items = new ArrayList<>();
        Json page = service.get(path);
        items.addAll(page.at("items").items());
        while (!page.at("next").isNull()) {
            String cursor = ServiceClient.encoded(page.at("next").text());
            page = service.get(path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor);
            items.addAll(page.at("items").items());
        }
        return items;
    }
}
