/**
 * Who calls over HTTP.
 *
 * <p>In: the credentials of a request. Out: its {@link io.fanfare.access.Caller}, and an identity
 * whose roles the resources' annotations ask for. Must not know what a caller goes on to do.
 */
@NullMarked
package io.fanfare.http.access;

import org.jspecify.annotations.NullMarked;
