/**
 * The main path as a black box: the packaged service on real PostgreSQL and Kafka against the
 * simulator. Assertions are made on the simulator's ledger and state, and on the topics.
 */
@NullMarked
package io.fanfare.path;

import org.jspecify.annotations.NullMarked;
