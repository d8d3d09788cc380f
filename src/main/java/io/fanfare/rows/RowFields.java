package io.fanfare.rows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.operation.bulk.ContactImport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers one row. Values are trimmed; an empty one is a field that the row does not have. */
final class RowFields {
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

  private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
  private final boolean needsAccount;
  private @Nullable String account;
  private @Nullable String key;
  private @Nullable RowFault fault;

  RowFields(RowTerms terms) {
    needsAccount = terms.accountColumn() != null;
  }

  void put(Columns.Column column, String value) {
    String text = value.strip();
    if (text.isEmpty()) {
      return;
    }
    if (column.isAccount()) {
      account = text;
    }
    if (column.isKey()) {
      key = text;
    }
    if (column.isSent()) {
      put(column.field(), text);
    }
    if (isOdd(text)) {
      spoil(RowFault.of(RowReason.INVALID_CHARACTERS, "Holds text that no store or call takes."));
    }
  }

  /** The first fault stays. */
  void spoil(RowFault why) {
    fault = fault == null ? why : fault;
  }

  Row row(long number) {
    if (needsAccount && account == null) {
      spoil(RowFault.of(RowReason.NO_ACCOUNT, "Names no account."));
    }
    Row row = new Row(number, plain(account), plain(key), fields, null);
    return fault == null ? row : row.spoilt(fault);
  }

  private void put(String field, String text) {
    if (ContactImport.isWhole(field) && WHOLE.matcher(text).matches()) {
      fields.put(field, Integer.parseInt(text));
    } else {
      fields.put(field, text);
    }
  }

  /** NUL, or half of a character: JSON can spell both. */
  private static boolean isOdd(String text) {
    return text.indexOf(0) >= 0
        || text.codePoints()
            .anyMatch(at -> at >= Character.MIN_SURROGATE && at <= Character.MAX_SURROGATE);
  }

  private static @Nullable String plain(@Nullable String text) {
    return text == null || !isOdd(text) ? text : null;
  }
}
