/**
 * The door for HTTP: what its resources share.
 *
 * <p>In: requests with their bodies as bytes. Out: JSON in snake_case, and every error as
 * problem+json with a code of {@link io.fanfare.problem.ProblemCode}. Resources, in packages by
 * feature below this one, translate and decide nothing. Must not know stores' tables, the vendor or
 * the broker.
 */
@NullMarked
package io.fanfare.http;

import org.jspecify.annotations.NullMarked;
