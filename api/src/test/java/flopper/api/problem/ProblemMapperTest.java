package flopper.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import flopper.analysis.ModelFault;
import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.failure.FailureCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemMapperTest {

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    @Test
    void anUnknownRouteIsAProblemWithAllFields() {
        Answer answer = SERVER.get("/api/v1/nothing");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.fields())
                .containsExactly("type", "title", "status", "detail", "code", "blame", "field");
        assertThat(answer.textAt("type")).isEqualTo("urn:flopper:problem:not-found");
        assertThat(answer.textAt("title")).isEqualTo("Not found");
        assertThat(answer.textAt("status")).isEqualTo("404");
        assertThat(answer.textAt("detail")).isEqualTo("there is nothing at /api/v1/nothing");
        assertThat(answer.textAt("code")).isEqualTo("NOT_FOUND");
        assertThat(answer.textAt("blame")).isEqualTo("USER");
        assertThat(answer.at("field").isNull()).isTrue();
    }

    @Test
    void aFailureOfAFieldNamesIt() {
        Answer answer = SERVER.get("/trouble/field");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.textAt("code")).isEqualTo("SHAPE_MISMATCH");
        assertThat(answer.textAt("detail")).isEqualTo("input has 3 dimensions, not 4");
        assertThat(answer.textAt("field")).isEqualTo("shapes[0].input");
    }

    @Test
    void aRefusedModelKeepsItsFaultAndItsMessage() {
        Answer answer = SERVER.get("/trouble/model");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.textAt("code")).isEqualTo("CYCLIC_GRAPH");
        assertThat(answer.textAt("detail")).isEqualTo("node add uses its own output");
    }

    @Test
    void aBugTellsNothingOfTheInside() {
        Answer answer = SERVER.get("/trouble/bug");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.textAt("code")).isEqualTo("INTERNAL_ERROR");
        assertThat(answer.textAt("blame")).isEqualTo("INTERNAL");
        assertThat(answer.text()).doesNotContain("secret", "jdbc", "10.0.0.1", "Exception");
    }

    @Test
    void aDatabaseThatIsAwayIsToBeAskedAgainLater() {
        Answer answer = SERVER.get("/trouble/away");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.textAt("code")).isEqualTo("DATABASE_UNAVAILABLE");
        assertThat(answer.text()).doesNotContain("10.0.0.1");
    }

    @Test
    void aMethodThatARouteDoesNotTakeIsRefused() {
        Answer answer = SERVER.delete("/trouble/field");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET");
        assertThat(answer.textAt("code")).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(answer.textAt("detail")).contains("DELETE", "GET");
    }

    @Test
    void aRepresentationThatDoesNotExistIsRefused() {
        Answer answer = SERVER.send(SERVER.request("/trouble/page").header("Accept", "image/png"));
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.textAt("code")).isEqualTo("NOT_ACCEPTABLE");
        assertThat(answer.textAt("detail")).contains("image/png", "application/json");
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        Answer answer = SERVER.post("/trouble/order", "text/csv", new byte[] {'1'});
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.textAt("code")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(answer.textAt("detail")).contains("text/csv", "application/json");
    }

    @Test
    void aBodyThatIsHeldInMemoryHasALimit() {
        Answer answer = SERVER.post("/trouble/order", "application/json", new byte[17 << 20]);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.textAt("code")).isEqualTo("BODY_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{\"items\": [           | -              | the body is not valid JSON at line 1,"
                        + " column 12",
                "{\"items\": [1]}        | items[0]       | items[0] does not have the form that is"
                        + " documented",
                "{\"items\": [{\"count\": \"x\"}]} | items[0].count | items[0].count does not have"
                        + " the form that is documented",
                "{\"items\": [{\"count\": 0}]} | items[0].count | items[0].count must be greater"
                        + " than or equal to 1",
                "{\"items\": [], \"other\": 1} | other | other is not a field that is known here",
                "{}                      | items          | items must not be empty",
                "[]                      | -              | the body does not have the form that is"
                        + " documented",
            })
    void aBodyThatCannotBeReadNamesTheField(String body, String field, String detail) {
        Answer answer = SERVER.post("/trouble/order", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.textAt("code")).isEqualTo("BAD_REQUEST");
        assertThat(answer.textAt("detail")).isEqualTo(detail);
        assertThat(answer.at("field").isNull() ? null : answer.textAt("field")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "query?side=LEFT        | count  | count is required",
                "query?count=many       | count  | count must be a whole number, which 'many' is"
                        + " not",
                "query?count=1&side=UP  | side   | side must be one of [LEFT, RIGHT], which 'UP' is"
                        + " not",
                "page?limit=0           | limit  | limit must be greater than or equal to 1",
                "page?limit=1001        | limit  | limit must be less than or equal to 1000",
                "page?limit=ten         | limit  | limit must be a whole number, which 'ten' is"
                        + " not",
                "by-id?cursor=abc       | cursor | cursor 'abc' is not the \"next\" of a page"
                        + " before",
            })
    void aParameterThatCannotBeReadIsNamed(String query, String field, String detail) {
        Answer answer = SERVER.get("/trouble/" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.textAt("code")).isEqualTo("BAD_REQUEST");
        assertThat(answer.textAt("field")).isEqualTo(field);
        assertThat(answer.textAt("detail")).isEqualTo(detail);
    }

    @Test
    void aPageHasACursorOnlyWhereMoreFollows() {
        assertThat(SERVER.get("/trouble/page?limit=2").text())
                .isEqualTo("{\"items\":[1,2],\"next\":\"2\"}");
        assertThat(SERVER.get("/trouble/page").text())
                .isEqualTo("{\"items\":[1,2,3],\"next\":null}");
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultOfAModelHasACode(ModelFault fault) {
        assertThatCode(() -> FailureCode.valueOf(fault.name())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeHasAStatusThatFitsItsBlame(FailureCode code) {
        int status = ProblemMapper.ofFailure(code, "").status();
        switch (code.blame()) {
            case USER -> assertThat(status).isBetween(400, 499);
            case DEVICE, INTERNAL -> assertThat(status).isBetween(500, 599);
        }
    }
}
