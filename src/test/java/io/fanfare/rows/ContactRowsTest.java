package io.fanfare.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.operation.Catalogue;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.Envelope;
import io.fanfare.operation.RequestRules;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContactRowsTest {
  private static final String LIST = "11111111-2222-4333-8444-555555555555";
  private static final ContactRows ROWS = new ContactRows(new RequestRules(Catalogue.load()));

  @Test
  void a_row_has_what_its_cells_have() {
    String csv = "email,first_name,birthday_month,birthday_day,cf:shoe\na@b.co, Ann ,5,6,\n";
    JsonNode body = body(requests(csv).get(0));

    assertThat(body.path("list_ids").path(0).asText()).isEqualTo(LIST);
    assertThat(body.path("import_data").path(0).toString())
        .isEqualTo(
            "{\"email\":\"a@b.co\",\"first_name\":\"Ann\",\"birthday_month\":5,\"birthday_day\":6}");
  }

  @Test
  void quotes_line_endings_and_a_byte_order_mark_are_understood() {
    String csv = "\uFEFFemail,first_name\r\na@b.co,\"Ann \"\"A\"\", the\nfirst\"\r\n\r\nb@b.co,Bo";
    JsonNode rows = body(requests(csv).get(0)).path("import_data");

    assertThat(rows).hasSize(2);
    assertThat(rows.path(0).path("first_name").asText()).isEqualTo("Ann \"A\", the\nfirst");
    assertThat(rows.path(1).path("email").asText()).isEqualTo("b@b.co");
  }

  @Test
  void another_delimiter_is_understood() {
    ImportTerms terms = new ImportTerms(';', List.of(LIST), "not_set");
    List<CheckedRequest> requests = ROWS.requests(bytes("email;city\na@b.co;Bonn, Rhine\n"), terms);

    JsonNode body = body(requests.get(0));
    assertThat(body.path("import_data").path(0).path("city").asText()).isEqualTo("Bonn, Rhine");
    assertThat(body.path("sms_permission_to_send").asText()).isEqualTo("not_set");
  }

  @Test
  void as_many_rows_as_fit_go_into_one_request() {
    assertThat(requests(rows(39_999, ""))).hasSize(1);
    List<CheckedRequest> two = requests(rows(40_000, ""));
    assertThat(two).hasSize(2);
    assertThat(body(two.get(1)).path("import_data")).hasSize(1);
  }

  @Test
  void no_request_is_larger_than_the_vendor_takes() {
    List<CheckedRequest> requests =
        requests(rows(39_000, "\"\"\"Zoë\"\" and a good deal \"\"more\"\" than that\""));

    assertThat(requests.size()).isGreaterThan(1);
    assertThat(requests)
        .allSatisfy(r -> assertThat(Envelope.size(r.call())).isLessThanOrEqualTo(4_000_000));
    assertThat(Envelope.size(requests.get(0).call())).isGreaterThan(3_990_000);
    assertThat(requests.stream().mapToInt(r -> body(r).path("import_data").size()).sum())
        .isEqualTo(39_000);
  }

  @Test
  void violations_name_the_row_and_never_the_value() {
    RefusedException refused = refused("email,anniversary\na@b.co,\n,secret\nb@b.co,secret\n");

    assertThat(refused.code()).isEqualTo(ProblemCode.RULE_VIOLATED);
    assertThat(refused.violations())
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("rows[2]", "rows[2].anniversary", "rows[3].anniversary");
    assertThat(refused.violations().toString()).doesNotContain("secret");
  }

  @Test
  void rows_of_a_later_chunk_keep_their_number() {
    String csv = rows(40_000, "") + ",,\n";

    assertThat(refused(csv).violations())
        .extracting(Violation::field)
        .containsExactly("rows[40001]");
  }

  @Test
  void unknown_and_repeated_columns_are_named() {
    assertThat(refused("email,hobby,email\na@b.co,x,y\n").violations())
        .extracting(Violation::field)
        .containsExactly("columns.hobby", "columns.email");
  }

  @Test
  void a_row_needs_a_cell_for_each_column() {
    assertThat(refused("email,city\na@b.co\n").violations().get(0).field()).isEqualTo("rows[1]");
    assertThat(refused("email\na@b.co,x\n").violations().get(0).field()).isEqualTo("rows[1]");
  }

  @Test
  void a_file_without_rows_is_refused() {
    assertThatThrownBy(() -> requests("")).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> requests("email\n")).isInstanceOf(RefusedException.class);
  }

  @Test
  void what_is_no_csv_in_utf_8_is_refused() {
    assertThat(refused("email,city\n\"a@b.co,x\n").code()).isEqualTo(ProblemCode.INVALID_REQUEST);
    ImportTerms terms = new ImportTerms(',', List.of(LIST), null);
    assertThatThrownBy(
            () -> ROWS.requests("city\nKöln\n".getBytes(StandardCharsets.ISO_8859_1), terms))
        .isInstanceOf(RefusedException.class);
  }

  private static String rows(int count, String name) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(row -> "contact-" + row + "@example.com," + name + ",\n")
        .collect(Collectors.joining("", "email,first_name,city\n", ""));
  }

  private static RefusedException refused(String csv) {
    return catchThrowableOfType(RefusedException.class, () -> requests(csv));
  }

  private static List<CheckedRequest> requests(String csv) {
    return ROWS.requests(bytes(csv), new ImportTerms(',', List.of(LIST), null));
  }

  private static byte[] bytes(String csv) {
    return csv.getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode body(CheckedRequest request) {
    try {
      return new ObjectMapper().readTree(request.call().payload());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
