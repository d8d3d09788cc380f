package io.fanfare.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.operation.Catalogue;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.Envelope;
import io.fanfare.operation.NameValue;
import io.fanfare.operation.RequestRules;
import io.fanfare.operation.reference.ClashException;
import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Match;
import io.fanfare.operation.reference.Reference;
import io.fanfare.problem.RefusedException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "66eb409a-5a95-11eb-86d5-fa163e5bf31a";
  private static final String ROWS = "'import_data':[{'email':'a@b.c'}]";

  private final RequestRules rules = new RequestRules(Catalogue.load());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "contacts_json_import|{ROWS,'list_ids':['name:A','ID']}|LIST",
        "add_list_memberships|{'source':{'contact_ids':['ID']},'list_ids':['name:A']}|LIST",
        "add_list_memberships|{'source':{'list_ids':['name:A']},'list_ids':['ID']}|LIST",
        "add_list_memberships|{'source':{'tag_ids':['name:A']},'list_ids':['ID']}|TAG",
        "remove_list_memberships|{'source':{'tag_ids':['name:A']},'list_ids':['ID']}|TAG",
        "contacts_taggings_add|{'source':{'contact_ids':['ID']},'tag_ids':['name: A ']}|TAG",
        "contacts_taggings_remove|{'source':{'list_ids':['name:A']},'tag_ids':['ID']}|LIST",
        "contact_exports|{'list_ids':['name:A']}|LIST",
        "contact_exports|{'tag_ids':['name:A']}|TAG",
        "contact_delete|{'list_ids':['name:A']}|LIST",
        "list_delete|{'list_ids':['name:A']}|LIST",
        "contacts_tags_delete|{'tag_ids':['name:A']}|TAG",
        "custom_fields_delete|{'custom_field_ids':['name:A']}|CUSTOM_FIELD",
        "contacts_json_import|{'import_data':[{'email':'a@b.c','cf:name:A':'1'}],"
            + "'list_ids':['ID']}|CUSTOM_FIELD",
        "api_request|{'method':'GET','path':'/contact_lists/{list_id}',"
            + "'path_parameters':{'list_id':'name:A'}}|LIST",
        "api_request|{'method':'DELETE','path':'/contact_tags/{tag_id}',"
            + "'path_parameters':{'tag_id':'name:A'}}|TAG",
        "api_request|{'method':'GET','path':'/contacts','query':{'lists':'name:A,ID'}}|LIST",
        "api_request|{'method':'GET','path':'/contacts','query':{'tags':['ID','name:A']}}|TAG",
        "api_request|{'method':'POST','path':'/contacts','body':"
            + "{'list_memberships':['name:A']}}|LIST",
        "api_request|{'method':'POST','path':'/contacts','body':{'taggings':['name:A']}}|TAG",
        "api_request|{'method':'POST','path':'/contacts','body':"
            + "{'custom_fields':[{'custom_field_id':'name:A','value':'1'}]}}|CUSTOM_FIELD",
        "api_request|{'method':'POST','path':'/activities/list_delete',"
            + "'body':{'list_ids':['name:A']}}|LIST"
      })
  void shouldFindAndReplaceWhereverAnIdStands(String operation, String request, Kind kind) {
    // Given
    CheckedRequest checked = rules.check(operation, json(request));
    Reference reference = new Reference(kind, "A");

    // When
    boolean found = References.areIn(checked);
    CheckedRequest replaced =
        References.substituted(checked, Map.of(reference, new Match("the-id", "a_field")));

    // Then
    assertThat(found).isTrue();
    assertThat(References.of(checked)).containsExactly(reference);
    assertThat(References.areIn(replaced)).isFalse();
    String expected = request.contains("cf:name") ? "cf:a_field" : "the-id";
    assertThat(Envelope.write(replaced.call())).contains(expected).doesNotContain("name:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'method':'POST','path':'/contact_lists','body':{'name':'name:A'}}",
        "{'method':'POST','path':'/contacts','body':{'first_name':'name:A'}}",
        "{'method':'GET','path':'/contacts','query':{'email':'name:A'}}",
        "{'method':'GET','path':'/contact_lists/{list_id}','path_parameters':{'list_id':'ID'}}"
      })
  void shouldLeaveOtherTextsAsTheyAre(String request) {
    // Given
    CheckedRequest checked = rules.check("api_request", json(request));

    // When
    boolean found = References.areIn(checked);

    // Then
    assertThat(found).isFalse();
    assertThat(References.substituted(checked, Map.of())).isEqualTo(checked);
  }

  @Test
  void shouldKeepNamesWithCommasApart() {
    // Given
    CheckedRequest checked =
        rules.check(
            "api_request",
            json(
                "{'method':'GET','path':'/contacts',"
                    + "'query':{'lists':['name:Oslo, 100%2C','ID','name:B']}}"));
    Reference odd = new Reference(Kind.LIST, "Oslo, 100%2C");
    Reference plain = new Reference(Kind.LIST, "B");

    // When
    CheckedRequest replaced =
        References.substituted(
            checked, Map.of(odd, new Match("one", ""), plain, new Match("two", "")));

    // Then
    assertThat(References.of(checked)).containsExactly(odd, plain);
    assertThat(replaced.call().query())
        .containsExactly(new NameValue("lists", "one," + ID + ",two"));
  }

  @Test
  void shouldKeepEverythingElseOfABodyAsItWas() {
    // Given
    String body =
        "{'a':1.50,'b':[true,null,'\\u00e9\\ud83d\\ude00'],'taggings':['name:A'],'c':1e3}";
    CheckedRequest checked =
        rules.check(
            "api_request", json("{'method':'POST','path':'/contacts','body':" + body + "}"));

    // When
    CheckedRequest replaced =
        References.substituted(
            checked, Map.of(new Reference(Kind.TAG, "A"), new Match("the-id", "")));

    // Then
    assertThat(replaced.call().payload())
        .isEqualTo(checked.call().payload().replace("name:A", "the-id"));
  }

  @Test
  void shouldRefuseTwoColumnsThatAreOne() {
    // Given
    CheckedRequest checked =
        rules.check(
            "contacts_json_import",
            json(
                "{'import_data':[{'email':'a@b.c','cf:shoe_size':'1','cf:name:Shoe size':'2'}],"
                    + "'list_ids':['ID']}"));
    Map<Reference, Match> matches =
        References.of(checked).stream()
            .collect(Collectors.toMap(one -> one, one -> new Match(ID, "shoe_size")));

    // Then
    assertThatThrownBy(() -> References.substituted(checked, matches))
        .isInstanceOf(ClashException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name:", "name:  ", "name:\\u0007", "Name:A", "name"})
  void shouldRefuseNamesThatNothingHas(String text) {
    // Given
    JsonNode request = json("{'list_ids':['" + text + "']}");

    // Then
    assertThatThrownBy(() -> rules.check("list_delete", request))
        .isInstanceOf(RefusedException.class);
  }

  @ParameterizedTest
  @CsvSource({"list_ids,list_delete,255", "custom_field_ids,custom_fields_delete,50"})
  void shouldTakeNamesAsLongAsTheVendorDoes(String field, String operation, int longest) {
    // Given
    JsonNode good = json("{'" + field + "':['name:" + "n".repeat(longest) + "']}");
    JsonNode bad = json("{'" + field + "':['name:" + "n".repeat(longest + 1) + "']}");

    // Then
    assertThat(References.of(rules.check(operation, good))).hasSize(1);
    assertThatThrownBy(() -> rules.check(operation, bad)).isInstanceOf(RefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'contact_ids':['name:A']}", "{'segment_id':'name:A'}"})
  void shouldRefuseNamesWhereNoneStand(String request) {
    assertThatThrownBy(() -> rules.check("contact_exports", json(request)))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void shouldCountIdsAndNotNames() {
    // Given
    CheckedRequest most = rules.check("contacts_json_import", importOfBytes(4_000_000));
    Match longest = new Match("0".repeat(36), "n".repeat(50));

    // When
    CheckedRequest replaced =
        References.substituted(
            most,
            References.of(most).stream().collect(Collectors.toMap(one -> one, one -> longest)));

    // Then
    assertThat(Envelope.size(replaced.call())).isEqualTo(4_000_000);
    assertThatThrownBy(() -> rules.check("contacts_json_import", importOfBytes(4_000_001)))
        .isInstanceOf(RefusedException.class);
  }

  /**
   * So many bytes once its two names, shorter and longer than what they stand for, are replaced.
   */
  private static JsonNode importOfBytes(int bytes) {
    ObjectNode request =
        (ObjectNode)
            json("{'import_data':[{'email':'a@b.c','cf:name:A':'1'}],'list_ids':['name:B']}");
    ArrayNode rows = (ArrayNode) request.get("import_data");
    int grown = 36 - "name:B".length() + 50 - "name:A".length();
    ObjectNode last = rows.addObject().put("email", "a@b.c").put("street", "x");
    int before = size(request);
    rows.addObject().put("email", "a@b.c").put("street", "x".repeat(200));
    int each = size(request) - before;
    for (int left = bytes - grown - size(request); left >= each; left -= each) {
      rows.addObject().put("email", "a@b.c").put("street", "x".repeat(200));
    }
    last.put("street", "x".repeat(1 + bytes - grown - size(request)));
    return request;
  }

  private static int size(JsonNode request) {
    String payload = JSON.createObjectNode().put("p", request.toString()).toString();
    String outer =
        "{\"account_operation_url\":\"/activities/contacts_json_import\","
            + "\"account_operation_method\":\"POST\",\"account_operation_payload\":,"
            + "\"account_operation_headers\":[]}";
    return outer.length() + payload.length() - "{\"p\":}".length();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace("ROWS", ROWS).replace('\'', '"').replace("ID", ID));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
