/**
 * The benchmark, {@code ./mvnw -Pbench -Dbench=W1}: Fanfare and what people use instead of it, one
 * after the other, with the same work for the same simulated vendor.
 *
 * <p>In come {@code bench*} system properties; out go a table and a JSON file. Every party is a
 * process of its own and is judged by the vendor's ledger, not by its own word.
 */
@NullMarked
package io.fanfare.bench;

import org.jspecify.annotations.NullMarked;
