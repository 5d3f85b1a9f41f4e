/** Kernels measured alone, shared by every workload that has them. Must not know how they are taken. */
@NullMarked
package flopper.db.kernel;

import org.jspecify.annotations.NullMarked;
