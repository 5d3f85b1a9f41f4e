/**
 * What went wrong and whose fault it is, in the words that job rows and HTTP problems share. Must
 * not know HTTP status numbers or exceptions.
 */
@NullMarked
package flopper.db.failure;

import org.jspecify.annotations.NullMarked;
