package flopper.db.sweep;

import flopper.db.job.JobState;

import java.util.EnumMap;
import java.util.Map;

/** Jobs of a sweep by state. */
public record SweepCounts(int queued, int running, int succeeded, int failed, int cancelled) {

    /** The same by state, every state present. */
    public Map<JobState, Integer> byState() {
        Map<JobState, Integer> counts = new EnumMap<>(JobState.class);
        for (JobState state : JobState.values()) {
            counts.put(
                    state,
                    switch (state) {
                        case QUEUED -> queued;
                        case RUNNING -> running;
                        case SUCCEEDED -> succeeded;
                        case FAILED -> failed;
                        case CANCELLED -> cancelled;
                    });
        }
        return counts;
    }
}
