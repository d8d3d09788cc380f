package io.fanfare.job;

/**
 * A caller's promise that requests with this key are one request.
 *
 * @param scope caller and route, so that keys of different ones never meet
 * @param key as the caller sent it, 1 to 200 characters
 * @param fingerprint digest of the request; another request with the same key is refused
 */
public record IdempotencyKey(String scope, String key, String fingerprint) {

  /** The same key for a request whose digest was not known before. */
  public IdempotencyKey of(String digest) {
    return new IdempotencyKey(scope, key, digest);
  }
}
