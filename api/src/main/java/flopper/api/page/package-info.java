/**
 * Collections in pages: what a request asks for and what the answer looks like. Must not know what
 * the items are.
 */
@NullMarked
package flopper.api.page;

import org.jspecify.annotations.NullMarked;
