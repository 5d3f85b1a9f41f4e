/**
 * Failures on their way out: one exception to throw, and one place that turns whatever was thrown
 * into an RFC 9457 body. Must not know any route.
 */
@NullMarked
package flopper.api.problem;

import org.jspecify.annotations.NullMarked;
