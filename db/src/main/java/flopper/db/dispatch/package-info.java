/**
 * Which queued jobs go to Kafka next. Must not know Kafka: it hands out ids.
 */
@NullMarked
package flopper.db.dispatch;

import org.jspecify.annotations.NullMarked;
