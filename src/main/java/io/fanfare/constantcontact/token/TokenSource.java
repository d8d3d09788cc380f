package io.fanfare.constantcontact.token;

import io.smallrye.mutiny.Uni;

/** Makes one token request. Fails with {@link TokenUnavailableException}, and in no other way. */
@FunctionalInterface
interface TokenSource {
  Uni<Grant> ask();
}
