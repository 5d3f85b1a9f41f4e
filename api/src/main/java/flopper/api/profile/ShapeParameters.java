package flopper.api.profile;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;
import flopper.db.workload.InputShapes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Input shapes as query parameters: one {@code shape=NAME=1x3x224x224} for each input. */
public final class ShapeParameters {

    private static final int RANK_MAX = 64;
    private static final int INPUTS_MAX = 1000;

    private ShapeParameters() {}

    /**
     * The shapes by input name.
     *
     * @throws ApiException where one is not of that form, or an input has two
     */
    public static InputShapes parse(List<String> parameters) {
        if (parameters.size() > INPUTS_MAX) {
            throw refused("more than %d shapes are given".formatted(INPUTS_MAX));
        }
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int sign = parameter.lastIndexOf('=');
            if (sign <= 0) {
                throw refused("shape '%s' is not NAME=1x3x224x224".formatted(parameter));
            }
            String name = parameter.substring(0, sign);
            List<Long> dimensions = dimensions(name, parameter.substring(sign + 1));
            if (shapes.put(name, dimensions) != null) {
                throw refused("input '%s' has two shapes".formatted(name));
            }
        }
        return InputShapes.of(shapes);
    }

    private static List<Long> dimensions(String name, String text) {
        List<Long> dimensions = new ArrayList<>();
        if (text.isEmpty()) {
            return dimensions;
        }
        for (String dimension : text.split("x", -1)) {
            // Eighteen digits always fit into a long.
            if (!dimension.matches("\\d{1,18}") || Long.parseLong(dimension) == 0) {
                throw refused(
                        "dimension %d of input '%s' is '%s', which is no number of 1 or more"
                                .formatted(dimensions.size(), name, dimension));
            }
            dimensions.add(Long.valueOf(dimension));
        }
        if (dimensions.size() > RANK_MAX) {
            throw refused("input '%s' has more than %d dimensions".formatted(name, RANK_MAX));
        }
        return dimensions;
    }

    private static ApiException refused(String detail) {
        return ApiException.ofField(FailureCode.BAD_REQUEST, "shape", detail);
    }
}
