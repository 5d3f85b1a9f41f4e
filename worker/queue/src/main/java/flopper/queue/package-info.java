/** The job queue on Kafka: topics, groups, publishing and consuming ids. Knows no job, no database. */
@NullMarked
package flopper.queue;

import org.jspecify.annotations.NullMarked;
