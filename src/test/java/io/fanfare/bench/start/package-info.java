/**
 * How long the service takes to start, and how much memory it then has.
 *
 * <p>In: the packaged service and services to talk to. Out: a table. Must not know what is measured
 * of a service that works.
 */
@NullMarked
package io.fanfare.bench.start;

import org.jspecify.annotations.NullMarked;
