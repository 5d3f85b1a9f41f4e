/**
 * Filters and orders as clients write them, read into conditions over fields that exist. Must not
 * know what is filtered.
 */
@NullMarked
package flopper.api.filter;

import org.jspecify.annotations.NullMarked;
