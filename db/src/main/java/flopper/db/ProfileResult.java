package flopper.db;

import flopper.db.lease.Lease;
import flopper.db.profile.NewProfile;

/** A counted profile and the lease it was counted under. */
public record ProfileResult(Lease lease, NewProfile profile) {}
