package flopper.api.profile;

import flopper.db.job.Job;
import flopper.db.profile.Profile;

/** What came of asking for a profile. */
sealed interface ProfileOutcome {

    /** It is there. */
    record Ready(Profile profile) implements ProfileOutcome {}

    /** A worker has still to count it. */
    record Pending(Job job) implements ProfileOutcome {}
}
