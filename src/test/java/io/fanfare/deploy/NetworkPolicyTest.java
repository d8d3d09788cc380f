package io.fanfare.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may reach the pods of Fanfare and whom they may reach. */
class NetworkPolicyTest {

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldGuardEveryPodBothWays(String overlay) throws IOException {
    // When
    List<JsonNode> objects = Manifests.of(overlay);

    // Then
    assertThat(Manifests.pods(objects))
        .isNotEmpty()
        .allSatisfy(
            pod ->
                assertThat(directions(objects, pod))
                    .containsExactlyInAnyOrder("Ingress", "Egress"));
  }

  /** Ports of DNS, of TLS to the vendor and the identity provider, of PostgreSQL and of Kafka. */
  @ParameterizedTest
  @CsvSource({"local, 53 443 5432 9092", "production, 53 443 5432 9093"})
  void shouldReachWhatItNeedsAndNothingElse(String overlay, String ports) throws IOException {
    // When
    Set<String> open =
        ofFanfare(overlay)
            .flatMap(policy -> Manifests.elements(policy.at("/spec/egress")))
            .flatMap(rule -> Manifests.elements(rule.path("ports")))
            .map(port -> port.path("port").asText())
            .collect(Collectors.toSet());

    // Then
    assertThat(open).containsExactlyInAnyOrder(ports.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldNameThePortsAndTheOthersOfEveryRule(String overlay) throws IOException {
    assertThat(
            ofFanfare(overlay)
                .flatMap(
                    policy ->
                        Stream.concat(
                            Manifests.elements(policy.at("/spec/egress")),
                            Manifests.elements(policy.at("/spec/ingress")))))
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.path("ports")).isNotEmpty();
              assertThat(rule.has("to") ? rule.path("to") : rule.path("from")).isNotEmpty();
            });
  }

  /** Health and metrics ask for no credential: whoever may call the API must not reach them. */
  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldLetOnlyPrometheusToHealthAndMetrics(String overlay) throws IOException {
    // When
    List<JsonNode> rules =
        ofFanfare(overlay)
            .flatMap(policy -> Manifests.elements(policy.at("/spec/ingress")))
            .filter(rule -> rule.path("ports").toString().contains("9000"))
            .toList();

    // Then
    assertThat(rules)
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.path("ports")).hasSize(1);
              assertThat(rule.path("from")).hasSize(1);
              assertThat(rule.at("/from/0/podSelector/matchLabels"))
                  .singleElement()
                  .hasToString("\"prometheus\"");
              assertThat(rule.at("/from/0/namespaceSelector/matchLabels")).isNotEmpty();
            });
  }

  /** A label added to every selector, as kustomize offers it, would hide the cluster's DNS. */
  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldFindTheDns(String overlay) throws IOException {
    assertThat(
            ofFanfare(overlay)
                .flatMap(policy -> Manifests.elements(policy.at("/spec/egress")))
                .flatMap(rule -> Manifests.elements(rule.path("to")))
                .map(peer -> peer.at("/podSelector/matchLabels"))
                .filter(labels -> labels.has("k8s-app")))
        .singleElement()
        .satisfies(labels -> assertThat(labels).hasSize(1));
  }

  /** Private addresses are for those that are named one by one. */
  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldNotReachThePrivateNetworkAsTheVendor(String overlay) throws IOException {
    assertThat(
            ofFanfare(overlay)
                .flatMap(policy -> Manifests.elements(policy.at("/spec/egress")))
                .flatMap(rule -> Manifests.elements(rule.path("to")))
                .map(peer -> peer.path("ipBlock"))
                .filter(block -> block.path("cidr").asText().endsWith("/0")))
        .singleElement()
        .satisfies(
            block ->
                assertThat(Manifests.elements(block.path("except")).map(JsonNode::asText))
                    .contains("10.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"));
  }

  private static Stream<JsonNode> ofFanfare(String overlay) throws IOException {
    List<JsonNode> objects = Manifests.of(overlay);
    JsonNode pod =
        Manifests.ofKind(objects, "Deployment").findFirst().orElseThrow().at("/spec/template");
    return policies(objects, pod);
  }

  private static Set<String> directions(List<JsonNode> objects, JsonNode pod) {
    return policies(objects, pod)
        .flatMap(policy -> Manifests.elements(policy.at("/spec/policyTypes")))
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private static Stream<JsonNode> policies(List<JsonNode> objects, JsonNode pod) {
    return Manifests.ofKind(objects, "NetworkPolicy")
        .filter(policy -> selects(policy.at("/spec/podSelector"), pod));
  }

  private static boolean selects(JsonNode selector, JsonNode pod) {
    JsonNode labels = pod.at("/metadata/labels");
    return ManifestPolicyTest.selects(selector.path("matchLabels"), pod)
        && Manifests.elements(selector.path("matchExpressions"))
            .allMatch(
                in ->
                    Manifests.elements(in.path("values"))
                        .anyMatch(value -> value.equals(labels.path(in.path("key").asText()))));
  }
}
