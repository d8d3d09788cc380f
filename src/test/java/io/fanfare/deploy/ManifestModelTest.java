package io.fanfare.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every object of every overlay is one that Kubernetes knows, to the last field. */
class ManifestModelTest {

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldBringOnlyWhatKubernetesKnows(String overlay) throws IOException {
    // When
    List<JsonNode> objects = Manifests.of(overlay);

    // Then
    assertThat(objects).hasSizeGreaterThan(8);
    assertThat(objects)
        .allSatisfy(
            object ->
                assertThatCode(() -> KubernetesModels.read(object))
                    .as(Manifests.name(object))
                    .doesNotThrowAnyException());
  }

  @Test
  void shouldRefuseAFieldThatKubernetesDoesNotKnow() throws IOException {
    // Given
    JsonNode deployment =
        Manifests.ofKind(Manifests.of("production"), "Deployment").findFirst().orElseThrow();
    ((ObjectNode) deployment.at("/spec/template/spec/containers/0/readinessProbe"))
        .put("periodSecond", 3);

    // Then
    assertThatThrownBy(() -> KubernetesModels.read(deployment))
        .hasMessageContaining("periodSecond");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldReadTheSameObjectsWithoutKubectl(String overlay) throws IOException {
    // When
    List<JsonNode> read = Kustomization.objects(Path.of("k8s", "overlays", overlay));

    // Then: but for generated secrets, which hold nothing to check
    assertThat(kinds(read))
        .containsExactlyInAnyOrderElementsOf(
            kinds(Manifests.of(overlay)).stream().filter(kind -> !kind.equals("Secret")).toList());
  }

  private static List<String> kinds(List<JsonNode> objects) {
    return objects.stream().map(object -> object.path("kind").asText()).toList();
  }
}
