package flopper.timing.measure;

import java.util.Map;

/**
 * Everything one fresh process measured.
 *
 * @param settings what the process ran under, by name: pinned cores, priority, runtime settings
 */
public record ProcessRun(
        Phases phases,
        SteadyState steadyState,
        Interference interference,
        Map<String, String> settings) {
    public ProcessRun {
        settings = Map.copyOf(settings);
    }
}
