/**
 * Models as points: what each costs, how accurate it is and how fast in one setting, whoever found
 * it out. Must not know what is made of the points.
 */
@NullMarked
package flopper.api.point;

import org.jspecify.annotations.NullMarked;
