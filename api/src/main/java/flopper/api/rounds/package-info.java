/** Work that is done over and over in the background. Must not know what it is. */
@NullMarked
package flopper.api.rounds;

import org.jspecify.annotations.NullMarked;
