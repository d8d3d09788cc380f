package io.fanfare.http.access;

import static io.restassured.RestAssured.given;

import io.fanfare.sandbox.TokenIssuer;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** What callers of the tests show. */
final class Credentials {
  /** The admin of the deployment's settings. */
  static final String BOOTSTRAP = "fk_bootstrap_" + AccessResource.BOOTSTRAP;

  private Credentials() {}

  /** A good token. */
  static String token(String role, Map<String, String> labels) {
    return sign(claims(role, labels));
  }

  static JwtClaimsBuilder claims(String role, Map<String, String> labels) {
    return Jwt.claims()
        .issuer(issuer())
        .audience(TokenIssuer.AUDIENCE)
        .subject("somebody-" + role)
        .claim("roles", List.of(role))
        .claim(TokenIssuer.LABELS, labels)
        .expiresIn(600);
  }

  static String sign(JwtClaimsBuilder claims) {
    return sign(claims, SignatureAlgorithm.RS256);
  }

  static String sign(JwtClaimsBuilder claims, SignatureAlgorithm algorithm) {
    return claims.jws().keyId(TokenIssuer.KEY_ID).algorithm(algorithm).sign(signingKey());
  }

  static String issuer() {
    return ConfigProvider.getConfig().getValue(AccessResource.ISSUER, String.class);
  }

  /** A new API key. */
  static String key(String role, Map<String, String> labels) {
    Map<String, Object> body =
        labels.isEmpty()
            ? Map.of("name", newName(), "roles", List.of(role))
            : Map.of("name", newName(), "roles", List.of(role), "labels", labels);
    return as(BOOTSTRAP)
        .contentType("application/json")
        .body(body)
        .post("/v1/api-keys")
        .then()
        .statusCode(201)
        .extract()
        .path("key");
  }

  static String newName() {
    return "test-" + UUID.randomUUID();
  }

  static RequestSpecification as(String credential) {
    return given().header("Authorization", "Bearer " + credential);
  }

  static PrivateKey signingKey() {
    String text = ConfigProvider.getConfig().getValue(AccessResource.SIGNING_KEY, String.class);
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
