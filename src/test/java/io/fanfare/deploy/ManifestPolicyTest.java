package io.fanfare.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of every pod, whoever changes a manifest. */
class ManifestPolicyTest {
  /** Its image writes its configuration into itself; it runs on nobody's production. */
  private static final String WRITES_TO_ITSELF = "kafka";

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldGivePodsNoMoreThanTheyNeed(String overlay) throws IOException {
    // When
    List<JsonNode> pods = Manifests.pods(Manifests.of(overlay)).toList();

    // Then
    assertThat(pods).isNotEmpty();
    assertThat(pods)
        .allSatisfy(
            pod -> {
              JsonNode security = pod.at("/spec/securityContext");
              assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
              assertThat(security.path("runAsUser").asInt()).isPositive();
              assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
              assertThat(pod.at("/spec/automountServiceAccountToken").asBoolean(true)).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldGiveContainersNoMoreThanTheyNeed(String overlay) throws IOException {
    assertThat(containers(overlay))
        .isNotEmpty()
        .allSatisfy(
            container -> {
              JsonNode security = container.path("securityContext");
              assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
              assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
              assertThat(security.path("readOnlyRootFilesystem").asBoolean())
                  .isEqualTo(!container.path("name").asText().equals(WRITES_TO_ITSELF));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldBoundMemoryAndNameAVersion(String overlay) throws IOException {
    assertThat(containers(overlay))
        .isNotEmpty()
        .allSatisfy(
            container -> {
              JsonNode resources = container.path("resources");
              assertThat(resources.at("/requests/cpu").isMissingNode()).isFalse();
              assertThat(resources.at("/limits/memory").isMissingNode()).isFalse();
              assertThat(resources.at("/requests/memory"))
                  .isEqualTo(resources.at("/limits/memory"));
              assertThat(container.path("image").asText())
                  .matches("[a-z0-9./-]+(:[0-9][A-Za-z0-9.-]+|@sha256:[0-9a-f]{64})");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldAskTheServiceHowItIs(String overlay) throws IOException {
    // When
    JsonNode container = service(overlay).at("/spec/template/spec/containers/0");

    // Then
    assertThat(container.at("/ports/1/name").asText()).isEqualTo("management");
    assertThat(container.at("/ports/1/containerPort").asInt()).isEqualTo(9000);
    assertThat(container.findValues("httpGet"))
        .hasSize(3)
        .allSatisfy(get -> assertThat(get.path("port").asText()).isEqualTo("management"));
    assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
    assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
  }

  /** The pause before the stop, the drain of {@code Startup} and quarkus.shutdown.timeout. */
  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldGiveTheServiceTimeToStop(String overlay) throws IOException {
    // When
    JsonNode pod = service(overlay).at("/spec/template/spec");

    // Then
    int pause = pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
    assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThan(pause + 15 + 20);
  }

  @Test
  void shouldKeepOneReplicaWhateverHappens() throws IOException {
    // When
    List<JsonNode> objects = Manifests.of("production");

    // Then
    assertThat(service("production").at("/spec/replicas").asInt()).isEqualTo(2);
    assertThat(service("production").at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(1))
        .isZero();
    assertThat(Manifests.ofKind(objects, "PodDisruptionBudget"))
        .singleElement()
        .satisfies(
            budget -> {
              assertThat(budget.at("/spec/minAvailable").asInt()).isEqualTo(1);
              assertThat(selects(budget.at("/spec/selector/matchLabels"), pod("production")))
                  .isTrue();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldSendCallersToTheServiceOnly(String overlay) throws IOException {
    // When
    List<JsonNode> objects = Manifests.of(overlay);
    JsonNode service = serviceOf(objects, "fanfare");
    JsonNode management = serviceOf(objects, "fanfare-management");

    // Then
    for (JsonNode one : List.of(service, management)) {
      assertThat(Manifests.pods(objects).filter(pod -> selects(one.at("/spec/selector"), pod)))
          .containsExactly(pod(overlay));
    }
    assertThat(service.at("/spec/ports").findValuesAsText("targetPort")).containsExactly("http");
    assertThat(management.at("/spec/ports").findValuesAsText("targetPort"))
        .containsExactly("management");
  }

  private static JsonNode serviceOf(List<JsonNode> objects, String name) {
    return Manifests.ofKind(objects, "Service")
        .filter(one -> one.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<JsonNode> containers(String overlay) throws IOException {
    return Manifests.pods(Manifests.of(overlay)).flatMap(Manifests::containers);
  }

  private static JsonNode service(String overlay) throws IOException {
    return Manifests.ofKind(Manifests.of(overlay), "Deployment").findFirst().orElseThrow();
  }

  private static JsonNode pod(String overlay) throws IOException {
    return service(overlay).at("/spec/template");
  }

  static boolean selects(JsonNode labels, JsonNode pod) {
    return labels.properties().stream()
        .allMatch(
            label -> label.getValue().equals(pod.at("/metadata/labels").path(label.getKey())));
  }
}
