package io.fanfare.constantcontact.token;

import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The partner's credentials and how a token is asked for. All three credentials come from the
 * vendor's API support team by hand; without them the service does not start.
 */
public interface TokenSettings {

  /**
   * Where tokens come from. The default is the vendor's server since September 2025; its API
   * reference 3.0.178 still names the old one, {@code
   * https://v3api-partner.auth.us-east-1.amazoncognito.com/oauth2/token}.
   */
  @WithDefault("https://authz.constantcontact.com/partners/oauth2/default/v1/token")
  URI tokenUrl();

  /** The partner client id. Required. */
  String clientId();

  /** The partner client secret. Required. */
  Secret<String> clientSecret();

  /**
   * Where {@code grant_type} and {@code scope} go: {@code body} or {@code query}. The vendor's
   * guide shows the query; clients that work with the new server use the body, hence the default.
   */
  @WithDefault("body")
  ParametersIn tokenParametersIn();

  /**
   * The scope to ask for. Default: none is sent, as clients that work with the new server do. The
   * old server's tokens carry {@code v3api/general.partner}.
   */
  Optional<String> scope();

  /**
   * Share of a token's life after which a new one is fetched while the old one still serves; above
   * 0, below 0.95. The default leaves 12 of the vendor's 60 minutes to get through an outage.
   */
  @WithDefault("0.8")
  double tokenEarlyRefresh();

  /** How often the token's age is looked at. The default is the least time between two requests. */
  @WithDefault("1s")
  Duration tokenCheckInterval();

  /**
   * Most time a token request may take, from start to the answer's last byte. Positive; the default
   * is far above what an authorization server needs, since giving up means asking it again.
   */
  @WithDefault("20s")
  Duration tokenTimeout();

  /** A place for the request's parameters. */
  enum ParametersIn {
    BODY,
    QUERY
  }
}
