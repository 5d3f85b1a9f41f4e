package flopper.api.table;

import flopper.api.Application;
import flopper.api.page.Items;
import flopper.api.page.Rows;
import flopper.api.problem.ApiException;

import io.micronaut.core.reflect.GenericTypeUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells every collection in the format that a request accepts, with the fields that it asks for, and
 * the next page in the Link header. A controller answers {@link Rows} and says what it produces.
 */
@ServerFilter(Application.ROOT + "/**")
class CollectionFilter {

    private static final String FIELDS = "fields";

    private final Tables tables;
    private final JsonMapper mapper;

    CollectionFilter(Tables tables, JsonMapper mapper) {
        this.tables = tables;
        this.mapper = mapper;
    }

    /**
     * Looks at the fields before anything is read.
     *
     * @throws ApiException where there is no such field
     */
    @RequestFilter
    void check(HttpRequest<?> request) {
        itemType(request).ifPresent(item -> fields(request, item));
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) throws IOException {
        Optional<Argument<?>> item = itemType(request);
        if (item.isPresent() && response.body() instanceof Rows<?> rows) {
            tell(request, response, rows, item.get());
        }
    }

    private void tell(
            HttpRequest<?> request, MutableHttpResponse<?> response, Rows<?> rows, Argument<?> item)
            throws IOException {
        if (rows instanceof Items<?> items) {
            items.next().ifPresent(next -> link(request, response, next));
        }
        Optional<ItemFields> fields = fields(request, item);
        Format format = Format.of(request);
        if (format != Format.JSON && produces(request, format)) {
            response.body(table(item.getType(), fields, format, rows.items()))
                    .contentType(format.type());
        } else if (fields.isPresent() && rows instanceof Items<?> items) {
            response.body(mapper.writeValueAsBytes(pruned(items, fields.get())))
                    .contentType(MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private <T> byte[] table(
            Class<T> type, Optional<ItemFields> fields, Format format, List<?> items) {
        Table<T> table = tables.of(type);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fields.map(table::only)
                .orElse(table)
                .write(format, items.stream().map(type::cast).toList(), out);
        return out.toByteArray();
    }

    private JsonNode pruned(Items<?> items, ItemFields fields) throws IOException {
        Map<String, JsonNode> page = new LinkedHashMap<>();
        List<JsonNode> told = new ArrayList<>();
        for (Object item : items.items()) {
            told.add(fields.pruned(mapper.writeValueToTree(item)));
        }
        page.put("items", JsonNode.createArrayNode(told));
        page.put(
                "next", items.next().map(JsonNode::createStringNode).orElseGet(JsonNode::nullNode));
        return JsonNode.createObjectNode(page);
    }

    private static Optional<ItemFields> fields(HttpRequest<?> request, Argument<?> item) {
        return request.getParameters().getFirst(FIELDS).map(text -> ItemFields.parse(text, item));
    }

    /** What the items are, where the route answers a collection. */
    private static Optional<Argument<?>> itemType(HttpRequest<?> request) {
        Optional<RouteInfo<?>> route = RouteAttributes.getRouteInfo(request);
        return route.map(RouteInfo::getResponseBodyType)
                .filter(body -> Rows.class.isAssignableFrom(body.getType()))
                .flatMap(body ->
                        body.getType() == Items.class
                                ? body.getFirstTypeVariable()
                                : GenericTypeUtils.resolveInterfaceTypeArgument(
                                                body.getType(), Rows.class)
                                        .map(Argument::of));
    }

    private static boolean produces(HttpRequest<?> request, Format format) {
        return RouteAttributes.getRouteInfo(request)
                .filter(route -> route.getProduces().contains(format.type()))
                .isPresent();
    }

    /** The same query at the next page. */
    private static void link(HttpRequest<?> request, MutableHttpResponse<?> response, String next) {
        @Nullable String query = request.getUri().getRawQuery();
        Stream<String> rest =
                query == null
                        ? Stream.empty()
                        : Arrays.stream(query.split("&", -1))
                                .filter(part -> !part.startsWith("cursor="));
        String link =
                Stream.concat(rest, Stream.of("cursor=" + next)).collect(Collectors.joining("&"));
        response.header(HttpHeaders.LINK, "<?%s>; rel=\"next\"".formatted(link));
    }
}
