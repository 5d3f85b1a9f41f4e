package flopper.api.sweep.matrix;

import flopper.db.workload.Target;

import java.util.Optional;

/**
 * Where and in which precision a workload is measured.
 *
 * @param device the one unit; empty for any of the class
 */
record Place(Target target, String precision, Optional<String> device) {}
