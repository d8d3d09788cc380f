package io.fanfare.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  /** The vendor's own reference, which is not ours to keep: compared where it lies at hand. */
  private static final Path REFERENCE =
      Path.of("../shared/reference/constant-contact-v3.0.178.yaml");

  private final Catalogue catalogue = Catalogue.load();

  @Test
  void matchesTheVendorsReference() throws IOException {
    // Given
    assumeTrue(Files.exists(REFERENCE), "the vendor's reference is not here");
    JsonNode reference = new YAMLMapper().readTree(REFERENCE.toFile());

    // When
    List<String> documented = documented(reference).sorted().toList();

    // Then
    assertThat(catalogue.all().stream().map(CatalogueTest::line).sorted())
        .containsExactlyElementsOf(documented);
  }

  @Test
  void hasEachBulkOperationUnderItsOwnName() {
    for (BulkOperation bulk : BulkOperation.values()) {
      Operation operation = catalogue.find(bulk.id()).orElseThrow();
      assertThat(operation.path()).isEqualTo(bulk.path());
      assertThat(operation.method()).isEqualTo("POST");
      assertThat(operation.asynchronous()).isTrue();
    }
  }

  @Test
  void knowsWhatAnswersWithAnActivity() {
    assertThat(catalogue.all().stream().filter(Operation::asynchronous))
        .hasSize(BulkOperation.values().length + 2)
        .map(Operation::id)
        .contains("delete_contact_list", "delete_contact_tag");
  }

  @Test
  void callsEveryRemovalDestructive() {
    assertThat(catalogue.all().stream().filter(operation -> operation.method().equals("DELETE")))
        .isNotEmpty()
        .allMatch(Operation::destructive);
    assertThat(
            Stream.of(
                    "contact_delete", "list_delete", "contacts_tags_delete", "custom_fields_delete")
                .map(id -> catalogue.find(id).orElseThrow()))
        .allMatch(Operation::destructive);
  }

  @Test
  void knowsWhichBodiesCarryPeoplesData() {
    assertThat(catalogue.all().stream().filter(Operation::personalData).map(Operation::id))
        .containsExactlyInAnyOrder(
            "contacts_json_import",
            "contacts_file_import",
            "create_contact",
            "update_contact",
            "sign_up_contact",
            "create_account_email",
            "update_account_summary",
            "send_test_email");
  }

  @Test
  void leavesThePartnerEndpointsOut() {
    assertThat(catalogue.all()).noneMatch(operation -> operation.path().startsWith("/partner"));
    assertThat(catalogue.match("GET", "/partner/accounts")).isEmpty();
  }

  @Test
  void findsByIdAndByMethodAndTemplate() {
    Operation contact = catalogue.find("get_contact").orElseThrow();
    assertThat(catalogue.match("GET", "/contacts/{contact_id}")).contains(contact);
    assertThat(contact.pathParameters()).containsExactly("contact_id");
    assertThat(contact.queryParameters()).containsExactly("include");
    assertThat(catalogue.match("PATCH", "/contacts/{contact_id}")).isEmpty();
    assertThat(catalogue.all()).allMatch(operation -> operation.id().matches("[a-z0-9_]+"));
  }

  private static String line(Operation operation) {
    return String.join(
        " ",
        operation.method(),
        operation.path(),
        new TreeSet<>(operation.pathParameters()).toString(),
        new TreeSet<>(operation.queryParameters()).toString(),
        Integer.toString(operation.successStatus()));
  }

  private static Stream<String> documented(JsonNode reference) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : reference.get("paths").properties()) {
      if (!path.getKey().startsWith("/partner")) {
        for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
          lines.add(line(method.getKey(), path.getKey(), method.getValue()));
        }
      }
    }
    return lines.stream();
  }

  private static String line(String method, String path, JsonNode operation) {
    return String.join(
        " ",
        method.toUpperCase(Locale.ROOT),
        path,
        parameters(operation, "path").toString(),
        parameters(operation, "query").toString(),
        Integer.toString(success(operation)));
  }

  private static Set<String> parameters(JsonNode operation, String in) {
    Set<String> names = new TreeSet<>();
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.path("in").asText().equals(in)) {
        names.add(parameter.get("name").asText());
      }
    }
    return names;
  }

  /** The least 2xx; the 209 of one listing is a slip, since no such status exists. */
  private static int success(JsonNode operation) {
    Iterable<String> codes = () -> operation.get("responses").fieldNames();
    int least =
        StreamSupport.stream(codes.spliterator(), false)
            .filter(code -> code.startsWith("2"))
            .map(Integer::valueOf)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return least == 209 ? 200 : least;
  }
}
