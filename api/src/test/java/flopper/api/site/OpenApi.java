package flopper.api.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a description as the tests need, read by its indentation. */
public final class OpenApi {

    private static final Pattern PATH = Pattern.compile("(?m)^  (/\\S*):\\n((?:   .*\\n)*)");
    private static final Pattern METHOD =
            Pattern.compile("(?m)^    (get|post|put|delete|patch):\\n((?:     .*\\n)*)");
    private static final Pattern PARAMETER =
            Pattern.compile("(?m)^      - name: (\\S+)\\n        in: (\\S+)\\n");

    private OpenApi() {}

    /** A parameter, and where it stands: path, query or header. */
    public record Parameter(String name, String in) {}

    /**
     * An operation.
     *
     * @param text all that is said of it
     */
    public record Operation(String method, String path, List<Parameter> parameters, String text) {

        /** {@code METHOD path}. */
        public String name() {
            return method + " " + path;
        }
    }

    /** All operations, in their order. */
    public static List<Operation> operations(String yaml) {
        List<Operation> operations = new ArrayList<>();
        Matcher path = PATH.matcher(yaml);
        while (path.find()) {
            Matcher method = METHOD.matcher(path.group(2));
            while (method.find()) {
                List<Parameter> parameters = new ArrayList<>();
                Matcher parameter = PARAMETER.matcher(method.group(2));
                while (parameter.find()) {
                    parameters.add(new Parameter(parameter.group(1), parameter.group(2)));
                }
                operations.add(
                        new Operation(
                                method.group(1).toUpperCase(Locale.ROOT),
                                path.group(1),
                                parameters,
                                "\n" + method.group(2)));
            }
        }
        return operations;
    }
}
