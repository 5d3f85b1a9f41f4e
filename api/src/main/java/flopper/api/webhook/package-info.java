/**
 * Tells whoever asked for it that a sweep has ended: signed, repeated until taken, and to public
 * addresses only. Must not know how sweeps are submitted.
 */
@NullMarked
package flopper.api.webhook;

import org.jspecify.annotations.NullMarked;
