/**
 * What measurements on this machine are worth: the tables of four backbones and of repeats. Must not
 * know how anything is measured.
 */
@NullMarked
package flopper.bench.timing;

import org.jspecify.annotations.NullMarked;
