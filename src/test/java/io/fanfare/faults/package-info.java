/**
 * The fault suite: the packaged service, PostgreSQL, Kafka and the simulated vendor, disturbed one
 * way after another, and judged by what the vendor, the database and the topic hold.
 *
 * <p>In: the sandbox and a number of accounts, rounds and seconds of outage. Out: a verdict and
 * measured figures for each fault. Must not know: logs, nor classes of the service. What each test
 * does and what it must keep stands in {@code docs/faults.md}.
 */
@NullMarked
package io.fanfare.faults;

import org.jspecify.annotations.NullMarked;
