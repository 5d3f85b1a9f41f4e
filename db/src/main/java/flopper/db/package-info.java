@NullMarked
package flopper.db;

import org.jspecify.annotations.NullMarked;
