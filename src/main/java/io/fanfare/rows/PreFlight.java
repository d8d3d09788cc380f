package io.fanfare.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.operation.bulk.ContactImport;
import io.fanfare.problem.Findings;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Violation;
import java.time.Month;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every rule that the vendor has for one row of an import, checked before a call is spent. */
public final class PreFlight {
  private static final String ROW = "row";
  private static final String MONTH = "birthday_month";
  private static final String DAY = "birthday_day";
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

  private final boolean explicitSms;

  /** {@code explicitSms}: whether the import says that every SMS number may be written to. */
  public PreFlight(boolean explicitSms) {
    this.explicitSms = explicitSms;
  }

  /** What is wrong with the row, the first of it; null when it may be sent. */
  public @Nullable RowFault check(Row row) {
    if (row.fault() != null) {
      return row.fault();
    }
    Findings findings = new Findings();
    ContactImport.checkRow(row.fields(), ROW, explicitSms, findings);
    return findings.isEmpty() ? form(row.fields()) : fault(findings);
  }

  /** What the vendor calls correctable and would leave out. */
  private static @Nullable RowFault form(ObjectNode fields) {
    String email = fields.path("email").asText("");
    if (!email.isEmpty() && !ADDRESS.matcher(email).matches()) {
      return new RowFault(
          RowReason.INVALID_EMAIL, "email", "Must be an address such as ada@example.com.");
    }
    if (fields.has(DAY) && !isDay(fields.path(MONTH).asInt(), fields.path(DAY).asInt())) {
      return new RowFault(RowReason.INVALID_BIRTHDAY, DAY, "Is not a day of that month.");
    }
    return null;
  }

  private static boolean isDay(int month, int day) {
    return day <= Month.of(month).maxLength();
  }

  private static RowFault fault(Findings findings) {
    try {
      findings.refuseIfAny();
      throw new IllegalStateException("Neither found nor refused");
    } catch (RefusedException refused) {
      Violation first = refused.violations().get(0);
      String field = first.field().substring(Math.min(first.field().length(), ROW.length() + 1));
      return new RowFault(
          RowReason.of(first, field), field.isEmpty() ? null : field, first.message());
    }
  }
}
