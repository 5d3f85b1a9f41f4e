/**
 * Sweeps: submitting them once, watching, cancelling and retrying them. Must not know how a body
 * becomes cells, nor Kafka.
 */
@NullMarked
package flopper.api.sweep;

import org.jspecify.annotations.NullMarked;
