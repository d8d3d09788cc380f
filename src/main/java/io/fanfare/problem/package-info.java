/**
 * What can go wrong, as a catalogue: stable codes with their status and title, the violations of a
 * request, and the one exception that carries them.
 *
 * <p>In: findings of whoever checks a request. Out: a {@link io.fanfare.problem.RefusedException}
 * that an inbound adapter renders (problem+json over HTTP, code and reason on a dead-letter topic).
 *
 * <p>Must not know: HTTP types, JSON, any other package of Fanfare. Nothing here ever holds a value
 * that a caller sent, since it may be a person's.
 */
@NullMarked
package io.fanfare.problem;

import org.jspecify.annotations.NullMarked;
