/**
 * Models and device classes side by side, with verdicts against a baseline. Must not know how a
 * measurement is taken or stored.
 */
@NullMarked
package flopper.api.comparison;

import org.jspecify.annotations.NullMarked;
