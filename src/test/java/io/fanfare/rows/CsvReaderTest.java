package io.fanfare.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTest {

  @Test
  void shouldGiveARowWhatItsCellsHave() {
    // When
    List<Row> rows =
        Files.csv("email,first_name,birthday_month,cf:shoe,phone\na@b.co, Ann ,5,,0049\n");

    // Then
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).number()).isEqualTo(1);
    assertThat(rows.get(0).fields())
        .hasToString(
            "{\"email\":\"a@b.co\",\"first_name\":\"Ann\",\"birthday_month\":5,\"phone\":\"0049\"}");
  }

  @Test
  void shouldUnderstandQuotesLineEndingsAndAByteOrderMark() {
    // When
    List<Row> rows =
        Files.csv(
            "\uFEFF\"email\",first_name\r\na@b.co,\"Ann \"\"A\"\", the\nfirst\"\r\n\r\nb@b.co,Bo");

    // Then
    assertThat(rows).extracting(Row::number).containsExactly(1L, 2L);
    assertThat(rows.get(0).fields().path("first_name").asText()).isEqualTo("Ann \"A\", the\nfirst");
    assertThat(rows.get(1).fields().path("email").asText()).isEqualTo("b@b.co");
  }

  @ParameterizedTest
  @CsvSource({"';'", "'|'", "'\t'", "'^'"})
  void shouldUnderstandAnyDelimiter(char delimiter) {
    // Given
    RowTerms terms = new RowTerms(RowFormat.CSV, delimiter, Map.of(), null, null, false);

    // When
    List<Row> rows = Files.read("email,city\na@b.co,Bonn\n".replace(',', delimiter), terms);

    // Then
    assertThat(rows.get(0).fields().path("city").asText()).isEqualTo("Bonn");
  }

  @ParameterizedTest
  @CsvSource({
    "E-mail, email",
    "Email Address, email",
    "EMAIL, email",
    "First Name, first_name",
    "Surname, last_name",
    "Phone - home, home_phone",
    "City - Home, home_city",
    "Zip/Postal Code - Work, work_zip",
    "home country, home country",
    "CF: Shoe Size, cf:Shoe Size",
    "cf:name:Shoe Size, cf:name:Shoe Size"
  })
  void shouldKnowColumnsByManyNames(String column, String field) {
    // When
    List<Row> rows = Files.csv(column + "\nx\n");

    // Then
    assertThat(rows.get(0).fields().path(field).asText()).isEqualTo("x");
  }

  @Test
  void shouldFollowAMapping() {
    // Given
    RowTerms terms =
        new RowTerms(
            RowFormat.CSV,
            ',',
            Map.of("Kunden Mail", "email", "email", Columns.IGNORE, "Schuh", "cf:shoe"),
            null,
            null,
            false);

    // When
    List<Row> rows = Files.read("kunden-mail,email,Schuh\na@b.co,private,44\n", terms);

    // Then
    assertThat(rows.get(0).fields()).hasToString("{\"email\":\"a@b.co\",\"cf:shoe\":\"44\"}");
  }

  @Test
  void shouldTakeAccountAndKeyFromTheirColumns() {
    // Given
    RowTerms terms = new RowTerms(RowFormat.CSV, ',', Map.of(), "Account", "email", true);

    // When
    List<Row> rows = Files.read("account,email,hobby\nacc1,a@b.co,x\n,b@b.co,y\n", terms);

    // Then
    assertThat(rows.get(0).account()).isEqualTo("acc1");
    assertThat(rows.get(0).key()).isEqualTo("a@b.co");
    assertThat(rows.get(0).fields()).hasToString("{\"email\":\"a@b.co\"}");
    assertThat(rows.get(1).fault().reason()).isEqualTo("no_account");
    assertThat(rows.get(1).key()).isEqualTo("b@b.co");
  }

  @Test
  void shouldNameColumnsThatAreUnknownRepeatedOrMissing() {
    // Given
    RowTerms terms = new RowTerms(RowFormat.CSV, ',', Map.of(), "account", null, false);

    // When
    RefusedException refused = refused(() -> Files.read("email,hobby,E-Mail\na,x,y\n", terms));

    // Then
    assertThat(refused.code()).isEqualTo(ProblemCode.RULE_VIOLATED);
    assertThat(refused.violations())
        .extracting(Violation::field)
        .containsExactly("columns.hobby", "columns.E-Mail", "columns.account");
  }

  @Test
  void shouldGiveAFaultToARowWithMoreOrFewerCells() {
    // When
    List<Row> rows = Files.csv("email,city\na@b.co\nb@b.co,x\nc@b.co,x,y\n");

    // Then
    assertThat(rows).extracting(row -> row.fault() == null).containsExactly(false, true, false);
    assertThat(rows.get(2).fault().reason()).isEqualTo("wrong_number_of_cells");
    assertThat(rows.get(2).number()).isEqualTo(3);
  }

  @Test
  void shouldRefuseWhatIsNoCsvInUtf8() {
    // Given
    byte[] latin = "city\nBonn\nKöln\n".getBytes(StandardCharsets.ISO_8859_1);

    // When
    RefusedException quotes = refused(() -> Files.csv("email\n\"a@b.co\n"));
    RefusedException letters = refused(() -> Files.read(latin, RowTerms.of(RowFormat.CSV)));

    // Then
    assertThat(quotes.code()).isEqualTo(ProblemCode.INVALID_REQUEST);
    assertThat(letters.code()).isEqualTo(ProblemCode.INVALID_REQUEST);
    assertThat(quotes.violations().get(0).field()).isEqualTo("rows[1]");
  }

  @Test
  void shouldHoldLimits() {
    // Given
    RowTerms terms = RowTerms.of(RowFormat.CSV);
    String wide = "cf:a,".repeat(31);

    // When
    RefusedException cell = refused(() -> Files.csv("email\n" + "x".repeat(20_000) + "\n"));
    RefusedException columns = refused(() -> Files.read(wide, terms));
    RefusedException rows = refused(() -> Files.csv("email\n" + "a\n".repeat(100_001)));

    // Then
    assertThat(cell.violations().get(0).rule()).isEqualTo("max_length");
    assertThat(columns.violations()).extracting(Violation::field).contains("columns");
    assertThat(rows.code()).isEqualTo(ProblemCode.PAYLOAD_TOO_LARGE);
  }

  @Test
  void shouldNotBeLedAstrayByARecordWithoutEnd() {
    // When
    List<Row> rows = Files.csv("email\n" + ",".repeat(1_000_000) + "\nb@b.co\n");

    // Then
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).fault()).isNull();
  }

  @Test
  void shouldReadNothingFromNothing() {
    // Then
    assertThat(Files.csv("")).isEmpty();
    assertThat(Files.csv("email\r\n")).isEmpty();
  }

  private static RefusedException refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(RefusedException.class, call);
  }
}
