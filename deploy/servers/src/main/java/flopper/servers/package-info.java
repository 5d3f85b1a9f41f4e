/**
 * PostgreSQL and Kafka started from jars under one data directory, for machines without either. Must
 * not know what flopper keeps in them.
 */
@NullMarked
package flopper.servers;

import org.jspecify.annotations.NullMarked;
