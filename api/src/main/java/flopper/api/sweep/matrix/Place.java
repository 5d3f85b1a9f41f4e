package flopper.api.sweep.matrix;

import flopper.db.workload.Target;

/** Where and in which precision a workload is measured. */
record Place(Target target, String precision) {}
