package flopper.db.regression;

import java.util.Optional;

/** Which regressions to list; what is empty does not restrict. */
public record RegressionFilter(
        Optional<RegressionState> state, Optional<String> model, Optional<String> deviceClass) {}
