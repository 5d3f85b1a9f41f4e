package flopper.db.lease;

import flopper.db.job.Job;

import org.jdbi.v3.core.mapper.Nested;

/** A claimed job with its token, which no other query reads. */
record ClaimRow(@Nested Job job, String leaseToken) {

    Claim.Claimed claim() {
        return new Claim.Claimed(job, new Lease(job.id(), leaseToken));
    }
}
