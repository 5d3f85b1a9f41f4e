package flopper.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Rows;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is the same of every collection: filter, sort, fields, pages and formats. */
class CollectionTest {

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    private static final List<String> NAMES = List.of("alpha", "beta", "gamma", "it's; DROP --");

    @BeforeAll
    static void store() {
        Rows rows = new Rows(SERVER.database());
        NAMES.forEach(rows::model);
        rows.device("cpu", rows.worker(), "bench", "quiet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/models         | name like '%a' and not name = 'beta' | alpha gamma | name",
                "/models         | name = 'it''s; DROP --'        | it's; DROP -- | name",
                "/models         | reference in ('beta:latest')   | beta | name",
                "/models         | createdAt < '2000-01-01T00:00:00Z' | \"\" | name",
                "/backbones      | family = 'VGG' and name like 'vgg1_' or name = 'x' | \"\" |"
                        + " name",
                "/backbones      | name = 'resnet50'              | resnet50 | name",
                "/devices        | labels = 'quiet'               | cpu | id",
                "/devices        | labels = 'loud'                | \"\" | id",
                "/device-classes | deviceClass = 'test-cpu'       | test-cpu | deviceClass",
                "/workers        | state = 'STOPPED'              | \"\" | id",
                "/sweeps         | counts.QUEUED > 0              | \"\" | id",
            })
    void aFilterLetsPassWhatFulfilsIt(String path, String filter, String names, String field) {
        Answer answer = get(path + "?sort=" + field + "&filter=" + encoded(filter));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(String.join(" ", answer.items(field))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource({
        "filter=speed%3D1, filter",
        "filter=%28, filter",
        "sort=source, sort",
        "fields=nmae, fields",
        "fields=name.x, fields",
        "cursor=!, cursor",
        "cursor=AAAA, cursor"
    })
    void whatCannotBeIsRefusedByItsParameter(String query, String field) {
        for (String path : List.of("/models", "/backbones")) {
            if (path.equals("/backbones") && query.equals("sort=source")) {
                continue;
            }
            Answer answer = get(path + "?" + query);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.textAt("code")).isEqualTo("BAD_REQUEST");
            assertThat(answer.textAt("field")).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/models?sort=name&limit=1",
                "/models?sort=-name,id&limit=3",
                "/models?sort=-id&limit=2&filter=name%20like%20'%25a'",
                "/backbones?limit=40",
                "/backbones?sort=-family,name&limit=33&filter=name%20like%20'%25net%25'"
            })
    void pagesGiveWhatTheWholeGives(String path) {
        List<String> whole = get(path.replaceAll("limit=\\d+", "limit=1000")).items("name");
        List<String> paged = new ArrayList<>();
        Answer page = get(path);
        paged.addAll(page.items("name"));
        while (!page.at("next").isNull()) {
            page = get(path + "&cursor=" + page.textAt("next"));
            paged.addAll(page.items("name"));
        }
        assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates().hasSizeGreaterThan(1);
    }

    @Test
    void aCursorGoesWithItsQueryAlone() {
        String cursor = get("/models?sort=name&limit=1").textAt("next");
        for (String other : List.of("sort=-name", "sort=name&filter=name%3D'x'", "limit=1")) {
            Answer answer = get("/models?" + other + "&cursor=" + cursor);
            assertThat(answer.status()).as(other).isEqualTo(400);
            assertThat(answer.textAt("field")).isEqualTo("cursor");
            assertThat(answer.textAt("detail")).contains("filter", "sort");
        }
    }

    @Test
    void theLinkHeaderLeadsToTheNextPage() {
        Answer first = get("/models?sort=name&limit=1&fields=name");
        String link = first.header("Link");
        assertThat(link).matches("<\\?sort=name&limit=1&fields=name&cursor=[\\w-]+>; rel=\"next\"");
        Answer second = get("/models" + link.substring(1, link.indexOf('>')));
        assertThat(second.text()).startsWith("{\"items\":[{\"name\":\"beta\"}],\"next\":\"");
    }

    @Test
    void fieldsAreToldInEveryFormat() {
        assertThat(get("/models?sort=name&limit=2&fields=name,tag").valueAt("items"))
                .isEqualTo(
                        List.of(
                                Map.of("name", "alpha", "tag", "latest"),
                                Map.of("name", "beta", "tag", "latest")));
        assertThat(csv("/models?sort=name&fields=name,tag").text().split("\r\n"))
                .containsExactly(
                        "name,tag",
                        "alpha,latest",
                        "beta,latest",
                        "gamma,latest",
                        "it's; DROP --,latest");
        Answer device = get("/devices?fields=id,backends.backend,descriptor");
        assertThat(device.text())
                .startsWith("{\"items\":[{\"id\":\"cpu\",\"backends\":[{\"backend\":")
                .contains("\"descriptor\":{")
                .doesNotContain("threadsMax", "labels");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/models",
                "/backbones",
                "/devices",
                "/device-classes",
                "/workers",
                "/sweeps"
            })
    void everyCollectionIsATable(String path) {
        Answer csv = csv(path);
        assertThat(csv.status()).as(csv.text()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        Answer parquet =
                SERVER.send(
                        SERVER.request("/api/v1" + path)
                                .header("Accept", "application/vnd.apache.parquet"));
        assertThat(parquet.status()).as(parquet.text()).isEqualTo(200);
        assertThat(parquet.header("Content-Type")).isEqualTo("application/vnd.apache.parquet");
        assertThat(parquet.text()).startsWith("PAR1").endsWith("PAR1");
    }

    private static Answer csv(String path) {
        return SERVER.send(SERVER.request("/api/v1" + path).header("Accept", "text/csv"));
    }

    private static Answer get(String path) {
        return SERVER.get("/api/v1" + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
