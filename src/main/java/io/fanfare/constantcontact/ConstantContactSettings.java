package io.fanfare.constantcontact;

import io.fanfare.constantcontact.token.TokenSettings;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * How the vendor is reached and how its answers are read. A missing credential or a value out of
 * bounds stops the start with a message that names the property. What the vendor does not document
 * is a setting here, so that it can be corrected without a release.
 */
@ConfigMapping(prefix = "fanfare.constant-contact")
public interface ConstantContactSettings extends TokenSettings {

  /**
   * Base of the V3 API, {@code http} or {@code https}, its path ending in {@code /v3}. The default
   * is the vendor's (API reference 3.0.178); the sandbox sets the simulator's.
   */
  @WithDefault("https://api.cc.email/v3")
  URI url();

  /** The API key of the partner's application, sent with every call. Required. */
  Secret<String> apiKey();

  /**
   * Most time to make a connection, TLS included; shorter than {@code request-timeout}. A call that
   * finds no connection was certainly not sent.
   */
  @WithDefault("5s")
  Duration connectTimeout();

  /**
   * Most time for a whole call, from the slot to the answer's last byte. The default lies above the
   * 29 to 30 s after which the vendor's gateway, by its error bodies an AWS API Gateway, gives up
   * with 504 (inferred; the vendor documents none).
   */
  @WithDefault("35s")
  Duration requestTimeout();

  /**
   * Largest answer that is read, 1 K or more; a larger one counts as unanswered. The default is the
   * 10 MB that an AWS API Gateway lets through (inferred).
   */
  @WithDefault("10M")
  MemorySize maxAnswerBytes();

  /**
   * Most connections, 1 or more. A call that would have to wait for one is not sent. The default
   * carries a partner's 10 calls a second when every one of them hangs for the whole {@code
   * request-timeout}.
   */
  @WithDefault("400")
  int connectionPoolSize();

  /**
   * How long an idle connection is kept, in whole seconds, 1 or more. Short by default: a
   * connection that the vendor closes at the moment of use leaves a call without an answer.
   */
  @WithDefault("15s")
  Duration keepAlive();

  /** The {@code error_key}s of a 429 that mean too many calls a second (guide, rate limits). */
  @WithDefault("throttled")
  Set<String> throttledKeys();

  /** The {@code error_key}s of a 429 that mean the day's calls are spent (guide, rate limits). */
  @WithDefault("quota_exceeded")
  Set<String> quotaKeys();

  /**
   * The {@code error_key}s of a 403 by which the gateway refuses the token or the key, so that the
   * request was not run and nothing is wrong with it. Inferred: the names of AWS API Gateway's 403
   * responses in the lower case in which the vendor sends the three that are known. Any other 403
   * is about the request or the account.
   */
  @WithDefault("expired_token,invalid_api_key,missing_authentication_token,invalid_signature")
  Set<String> unauthorizedKeys();

  /**
   * How a billing status begins that means a closed account, compared in lower case. The vendor
   * documents {@code Canceled}; what it calls a disabled account it does not, so the rest is
   * inferred from its webhook topic of that name (suspension, compliance, payment).
   */
  @WithDefault("cancel,disable,suspend")
  Set<String> closedStatuses();
}
