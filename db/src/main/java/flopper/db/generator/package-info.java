/**
 * Rows that nobody measured, in the shape of those that years of measuring leave behind: for
 * benchmarks and for tests of plans. Must not be used on a database that anybody needs.
 */
@NullMarked
package flopper.db.generator;

import org.jspecify.annotations.NullMarked;
