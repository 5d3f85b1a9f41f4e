/**
 * The schema and the only SQL: opens the pool, migrates, and hands out one store per subject. Knows
 * nothing of HTTP, Kafka, ONNX or how a figure came about.
 */
@NullMarked
package flopper.db;

import org.jspecify.annotations.NullMarked;
