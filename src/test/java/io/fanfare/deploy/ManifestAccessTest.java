package io.fanfare.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets in by what the manifests leave open. */
class ManifestAccessTest {
  private static final String BOOTSTRAP = "FANFARE_ACCESS_BOOTSTRAP_KEY";

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldNeverSwitchAccessOff(String overlay) throws IOException {
    // When
    Map<String, String> settings = settings(overlay);

    // Then
    assertThat(settings.getOrDefault("FANFARE_ACCESS_MODE", "required")).isEqualTo("required");
  }

  @Test
  void shouldTakeTokensOfOneIssuerMadeForThisService() throws IOException {
    // When
    Map<String, String> settings = settings("production");

    // Then
    assertThat(settings).containsEntry("QUARKUS_OIDC_TENANT_ENABLED", "true");
    assertThat(settings.get("QUARKUS_OIDC_AUTH_SERVER_URL")).startsWith("https://");
    assertThat(settings.get("QUARKUS_OIDC_TOKEN_AUDIENCE")).isNotBlank().isNotEqualTo("any");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldTakeTheBootstrapKeyFromASecretThatCanBeTakenAway(String overlay) throws IOException {
    // When
    List<JsonNode> sources =
        Manifests.ofKind(Manifests.of(overlay), "Deployment")
            .filter(one -> one.at("/metadata/name").asText().equals("fanfare"))
            .flatMap(one -> Manifests.elements(one.at("/spec/template/spec/volumes")))
            .flatMap(volume -> Manifests.elements(volume.at("/projected/sources")))
            .map(source -> source.path("secret"))
            .filter(secret -> secret.path("name").asText().equals("fanfare-access"))
            .toList();

    // Then
    assertThat(settings(overlay)).doesNotContainKey(BOOTSTRAP);
    assertThat(sources)
        .singleElement()
        .satisfies(
            secret -> {
              assertThat(secret.path("optional").asBoolean()).isTrue();
              assertThat(secret.at("/items/0/path").asText())
                  .isEqualTo("fanfare.access.bootstrap-key");
            });
  }

  private static Map<String, String> settings(String overlay) throws IOException {
    List<JsonNode> objects = Manifests.of(overlay);
    Map<String, String> settings = new HashMap<>();
    Manifests.ofKind(objects, "ConfigMap")
        .flatMap(map -> map.path("data").properties().stream())
        .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
    Manifests.pods(objects)
        .flatMap(Manifests::containers)
        .flatMap(container -> Manifests.elements(container.path("env")))
        .forEach(one -> settings.put(one.path("name").asText(), one.path("value").asText()));
    return settings;
  }
}
