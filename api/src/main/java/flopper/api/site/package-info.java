/**
 * The service's own pages outside the API: its front page and its description for machines. Must not
 * know any subject.
 */
@NullMarked
package flopper.api.site;

import org.jspecify.annotations.NullMarked;
