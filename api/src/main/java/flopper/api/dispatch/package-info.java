/**
 * What moves jobs without anybody asking: queued ones to Kafka, and those of silent workers back.
 * Must not know how a request becomes jobs, nor what a worker does with them.
 */
@NullMarked
package flopper.api.dispatch;

import org.jspecify.annotations.NullMarked;
