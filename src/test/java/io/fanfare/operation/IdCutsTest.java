package io.fanfare.operation;

import static io.fanfare.operation.Requests.ids;
import static io.fanfare.operation.Requests.valid;
import static io.fanfare.operation.Requests.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdCutsTest {
  private static final RequestRules RULES = new RequestRules(Catalogue.load());

  @ParameterizedTest
  @CsvSource({
    "add_list_memberships, source.contact_ids, 500",
    "remove_list_memberships, source.contact_ids, 500",
    "contacts_taggings_add, source.contact_ids, 500",
    "contacts_taggings_remove, source.contact_ids, 500",
    "contact_delete, contact_ids, 500",
    "list_delete, list_ids, 100",
    "contacts_tags_delete, tag_ids, 500",
    "custom_fields_delete, custom_field_ids, 100"
  })
  void shouldCutAtTheVendorsBound(String operation, String field, int most) {
    for (int many : new int[] {1, most, most + 1, 3 * most + 1}) {
      // Given
      ArrayNode ids = ids(many);

      // When
      List<CheckedRequest> requests = RULES.checkAll(operation, request(operation, field, ids));

      // Then
      assertThat(requests).hasSize((many + most - 1) / most);
      assertThat(all(requests, field)).isEqualTo(texts(ids));
      assertThat(requests.get(0).items()).isEqualTo(Math.min(many, most));
    }
  }

  @Test
  void shouldNameAnIdByItsPlaceInTheWhole() {
    // Given
    ArrayNode ids = ids(1_001);
    ids.set(700, "no id");
    JsonNode request = request("contact_delete", "contact_ids", ids);

    // When
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> RULES.checkAll("contact_delete", request));

    // Then
    assertThat(refused.violations())
        .extracting(Violation::field)
        .containsExactly("request.contact_ids[700]");
  }

  @Test
  void shouldNotCutWhatBelongsTogether() {
    // Given
    JsonNode request = request("add_list_memberships", "list_ids", ids(51));

    // Then
    assertThatThrownBy(() -> RULES.checkAll("add_list_memberships", request))
        .isInstanceOf(RefusedException.class);
  }

  private static JsonNode request(String operation, String field, JsonNode ids) {
    ObjectNode request = valid(operation);
    if (field.startsWith("source.")) {
      request.putObject("source");
    }
    if (operation.equals("contact_delete")) {
      request.removeAll();
    }
    return with(request, field, ids);
  }

  private static List<String> all(List<CheckedRequest> requests, String field) {
    List<String> all = new ArrayList<>();
    for (CheckedRequest request : requests) {
      all.addAll(texts(body(request).at("/" + field.replace('.', '/'))));
    }
    return all;
  }

  private static List<String> texts(JsonNode ids) {
    List<String> texts = new ArrayList<>();
    ids.forEach(id -> texts.add(id.asText()));
    return texts;
  }

  private static JsonNode body(CheckedRequest request) {
    try {
      return new ObjectMapper().readTree(String.valueOf(request.call().payload()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
