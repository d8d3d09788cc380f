package io.fanfare.operation;

import static io.fanfare.operation.Requests.importOf;
import static io.fanfare.operation.Requests.importOfBytes;
import static io.fanfare.operation.Requests.json;
import static io.fanfare.operation.Requests.valid;
import static io.fanfare.operation.Requests.value;
import static io.fanfare.operation.Requests.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows of an import just within and just outside what the vendor takes. */
final class BadImports {

  private static final String IMPORT = "contacts_json_import";

  /**
   * The bound of every text field, as the vendor's reference states it (e-mail: see ImportColumn).
   */
  static final Map<String, Integer> LENGTHS = lengths();

  private static final List<String> GOOD_DATES =
      List.of(
          "12/31/2030",
          "1/2/2030",
          "2030/12/31",
          "2030/1/2",
          "2030-12-31",
          "2030-1-2",
          "9-3-2030",
          "9-30-2030",
          "02/29/2028");
  private static final List<String> BAD_DATES =
      List.of(
          "31/12/2030",
          "2030-13-01",
          "02/29/2030",
          "12.31.2030",
          "12/31/30",
          "2030-12/31",
          "09-30-2030",
          "soon",
          "");

  private BadImports() {}

  static Stream<BadRequest> bad() {
    return Stream.of(lengthsCrossed(), dates(), rows(), requests()).flatMap(rows -> rows);
  }

  static Stream<GoodRequest> good() {
    Stream<GoodRequest> texts =
        LENGTHS.entrySet().stream()
            .map(field -> good(field + " long", row(field.getKey(), wide(field.getValue()))));
    Stream<GoodRequest> dates =
        GOOD_DATES.stream()
            .flatMap(
                date ->
                    Stream.of("anniversary", "sms_consent_date")
                        .map(field -> good(date + " as " + field, row(field, date))));
    Stream<GoodRequest> others =
        Stream.of(
            good("40,000 rows", importOf(40_000)),
            good("4,000,000 bytes", importOfBytes(4_000_000)),
            good("sms_number of 16", importOf("{'sms_number':'+1 (123)123-1234'}")),
            good("25 custom fields", customFields(25)),
            good("birthdays", importOf("{'email':'a@b.c','birthday_month':1,'birthday_day':1}")),
            good("birthdays", importOf("{'email':'a@b.c','birthday_month':12,'birthday_day':31}")),
            good(
                "3 phones",
                importOf("{'email':'a','phone':'1','home_phone':'2','work_phone':'3'}")),
            good("3 addresses", importOf("{'email':'a','zip':'1','home_zip':'2','work_city':'3'}")),
            good("explicit, e-mail only", explicit("{'email':'a@b.c'}")),
            good(
                "explicit with consent",
                explicit("{'sms_number':'1231231234','sms_consent_date':'1/2/2030'}")),
            good("not_set", with(valid(IMPORT), "sms_permission_to_send", value("'not_set'"))));
    return Stream.of(texts, dates, others).flatMap(rows -> rows);
  }

  private static Stream<BadRequest> lengthsCrossed() {
    return LENGTHS.entrySet().stream()
        .flatMap(
            field ->
                Stream.of(
                    bad(
                        row(field.getKey(), wide(field.getValue() + 1)),
                        field.getKey(),
                        "max_length"),
                    bad(
                        importOf("{'email':'a@b.c','" + field.getKey() + "':7}"),
                        field.getKey(),
                        "type"),
                    bad(
                        importOf("{'email':'a@b.c','" + field.getKey() + "':null}"),
                        field.getKey(),
                        "type")));
  }

  private static Stream<BadRequest> dates() {
    return BAD_DATES.stream()
        .flatMap(
            date ->
                Stream.of("anniversary", "sms_consent_date")
                    .map(field -> bad(row(field, date), field, "format")));
  }

  private static Stream<BadRequest> rows() {
    return Stream.of(
        bad("{'first_name':'Joe'}", "", "at_least_one_of"),
        bad("{'email':' '}", "", "at_least_one_of"),
        bad("{'email':'a@b.c','colour':'red'}", "colour", "unknown_field"),
        bad("{'email':'a@b.c','cf:':'red'}", "cf:", "unknown_field"),
        bad("{'email':'a@b.c','birthday_month':5}", "birthday_day", "required_with"),
        bad("{'email':'a@b.c','birthday_day':5}", "birthday_month", "required_with"),
        birthday("0", "1", "birthday_month", "minimum"),
        birthday("13", "1", "birthday_month", "maximum"),
        birthday("1", "0", "birthday_day", "minimum"),
        birthday("1", "32", "birthday_day", "maximum"),
        birthday("'1'", "1", "birthday_month", "type"),
        birthday("1", "1.5", "birthday_day", "type"),
        birthday("1", "99999999999999999999999", "birthday_day", "maximum"),
        bad("{'sms_number':'+1 (123) 123-1234'}", "sms_number", "max_length"),
        bad("{'sms_number':'+49 1231231234'}", "sms_number", "format"),
        bad("{'sms_number':'123123123x'}", "sms_number", "format"),
        bad("{'sms_number':1231231234}", "sms_number", "type"),
        bad(
            "{'email':'a','phone':'1','home_phone':'2','work_phone':'3','other_phone':'4'}",
            "",
            "max_items"),
        bad(
            "{'email':'a','zip':'1','home country':'2','work_zip':'3','other_zip':'4'}",
            "",
            "max_items"),
        bad(customFields(26), "", "max_items"),
        bad(explicit("{'sms_number':'1231231234'}"), "sms_consent_date", "required_with"));
  }

  private static Stream<BadRequest> requests() {
    return Stream.of(
        whole("40,001 rows", importOf(40_001), ".import_data", "max_items"),
        whole("4,000,001 bytes", importOfBytes(4_000_001), "", "max_bytes"),
        whole("half a character", row("street", "\uD83D"), "", "format"),
        whole("no rows", importOf(0), ".import_data", "min_items"),
        whole("a row alone", json("{'import_data':{},'list_ids':[ID]}"), ".import_data", "type"),
        whole(
            "a text as row",
            json("{'import_data':['a'],'list_ids':[ID]}"),
            ".import_data[0]",
            "type"),
        whole(
            "permission",
            with(valid(IMPORT), "sms_permission_to_send", value("'implicit'")),
            ".sms_permission_to_send",
            "enum"),
        whole(
            "permission",
            with(valid(IMPORT), "sms_permission_to_send", value("true")),
            ".sms_permission_to_send",
            "type"));
  }

  private static Map<String, Integer> lengths() {
    Map<String, Integer> lengths = new LinkedHashMap<>();
    lengths.put("email", 80);
    Stream.of(
            "first_name",
            "last_name",
            "job_title",
            "company_name",
            "home country",
            "phone",
            "home_phone",
            "work_phone",
            "mobile_phone",
            "other_phone")
        .forEach(name -> lengths.put(name, 50));
    for (String kind : List.of("", "home_", "work_", "other_")) {
      Stream.of("street", "street2").forEach(part -> lengths.put(kind + part, 255));
      Stream.of("city", "state", "zip", "country").forEach(part -> lengths.put(kind + part, 50));
    }
    lengths.put("cf:shoe_size", 255);
    return lengths;
  }

  /** So many characters, each of two code units and four bytes, with spaces around them. */
  private static String wide(int characters) {
    return "  " + "\uD83D\uDE00".repeat(characters) + "\u2003";
  }

  private static ObjectNode row(String field, String text) {
    ObjectNode request = valid(IMPORT);
    ((ObjectNode) request.get("import_data").get(0)).put(field, text);
    return request;
  }

  private static ObjectNode customFields(int count) {
    ObjectNode request = valid(IMPORT);
    ObjectNode row = (ObjectNode) request.get("import_data").get(0);
    IntStream.range(0, count).forEach(i -> row.put("cf:field_" + i, "x"));
    return request;
  }

  private static ObjectNode explicit(String row) {
    return with(importOf(row), "sms_permission_to_send", value("'explicit'"));
  }

  private static BadRequest birthday(String month, String day, String field, String rule) {
    String row = "{'email':'a@b.c','birthday_month':" + month + ",'birthday_day':" + day + "}";
    return bad(row, field, rule);
  }

  private static GoodRequest good(String name, JsonNode request) {
    return new GoodRequest(name, IMPORT, request);
  }

  private static BadRequest bad(String row, String field, String rule) {
    return bad(importOf(row), field, rule);
  }

  /** The violation is in the last row. */
  private static BadRequest bad(JsonNode request, String field, String rule) {
    int last = ((ArrayNode) request.get("import_data")).size() - 1;
    String at = ".import_data[" + last + "]" + (field.isEmpty() ? "" : "." + field);
    return whole("row " + rule + " " + field, request, at, rule);
  }

  private static BadRequest whole(String name, JsonNode request, String at, String rule) {
    return new BadRequest(name, IMPORT, request, "request" + at, rule);
  }
}
