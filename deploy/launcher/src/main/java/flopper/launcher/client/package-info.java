/** Talks to a running service over HTTP. Must not know how the service is made. */
@NullMarked
package flopper.launcher.client;

import org.jspecify.annotations.NullMarked;
