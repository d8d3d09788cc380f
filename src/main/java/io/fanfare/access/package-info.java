/**
 * Who asks, and what they may do.
 *
 * <p>In: what an adapter knows of a caller. Out: a {@link io.fanfare.access.Caller} with roles and
 * the accounts it is limited to. Must not know HTTP, tokens of an identity provider or SQL.
 */
@NullMarked
package io.fanfare.access;

import org.jspecify.annotations.NullMarked;
