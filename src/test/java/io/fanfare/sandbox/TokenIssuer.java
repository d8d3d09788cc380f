package io.fanfare.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * An identity provider as far as a service that takes tokens needs one: its discovery document and
 * its public key, on a loopback port. Who holds {@link #privateKey()} signs what it would sign.
 */
public final class TokenIssuer implements AutoCloseable {
  /** For whom its tokens are. */
  public static final String AUDIENCE = "fanfare";

  /** The claim with the labels that its callers are limited to. */
  public static final String LABELS = "fanfare_labels";

  /** Names its only key. */
  public static final String KEY_ID = "sandbox";

  private static final int BITS = 2048;

  private final HttpServer server;
  private final KeyPair keys;

  private TokenIssuer(HttpServer server, KeyPair keys) {
    this.server = server;
    this.keys = keys;
  }

  /** Starts one on a free port. */
  public static TokenIssuer start() {
    try {
      InetAddress here = InetAddress.getLoopbackAddress();
      TokenIssuer issuer =
          new TokenIssuer(HttpServer.create(new InetSocketAddress(here, 0), 0), newKeys());
      issuer.serve("/.well-known/openid-configuration", issuer.discovery());
      issuer.serve("/keys", issuer.keySet());
      issuer.server.start();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The issuer's name, under which it is reached. */
  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** The base64 of its PKCS #8 form. */
  public String privateKey() {
    return Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
  }

  /** What the service needs to be told to take its tokens, and no others. */
  public Map<String, String> configuration() {
    return Map.of(
        "fanfare.access.mode",
        "required",
        "fanfare.access.labels-claim",
        LABELS,
        "quarkus.oidc.tenant-enabled",
        "true",
        "quarkus.oidc.auth-server-url",
        url(),
        "quarkus.oidc.token.audience",
        AUDIENCE);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(String path, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private String discovery() {
    return """
        {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token",
         "authorization_endpoint": "%1$s/authorize", "response_types_supported": ["code"],
         "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["RS256"]}
        """
        .formatted(url());
  }

  private String keySet() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return """
        {"keys": [{"kty": "RSA", "use": "sig", "kid": "%s", "n": "%s", "e": "%s"}]}
        """
        .formatted(KEY_ID, number(key.getModulus()), number(key.getPublicExponent()));
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
