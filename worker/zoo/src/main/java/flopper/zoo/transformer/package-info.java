/** Networks of attention over tokens, of images and of words. Knows no other family and no published figure. */
@NullMarked
package flopper.zoo.transformer;

import org.jspecify.annotations.NullMarked;
