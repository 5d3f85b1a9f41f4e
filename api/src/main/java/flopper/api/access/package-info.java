/**
 * Who is calling, what they may do, how often, and what they changed. Must not know what a route
 * does: each says itself which role it needs.
 */
@NullMarked
package flopper.api.access;

import org.jspecify.annotations.NullMarked;
