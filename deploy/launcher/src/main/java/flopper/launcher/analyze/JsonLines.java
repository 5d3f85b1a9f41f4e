package flopper.launcher.analyze;

import flopper.agent.profile.ProfileRows;
import flopper.api.profile.ProfileResponse;

import io.micronaut.json.JsonMapper;
import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** One JSON object a line and input: the object that the service's profile route answers with. */
final class JsonLines implements ReportPrinter {
    private final PrintWriter out;
    private final JsonMapper mapper = ObjectMapper.getDefault();

    JsonLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void print(Analyzed analyzed) {
        line(
                ProfileResponse.of(
                        analyzed.name(), ProfileRows.of(analyzed.graphId(), analyzed.report())));
    }

    @Override
    public void fail(String model, String code, String detail) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("blame", "USER");
        error.put("detail", detail);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("model", model);
        object.put("error", error);
        line(object);
    }

    private void line(Object object) {
        try {
            out.println(mapper.writeValueAsString(object));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
