package io.fanfare.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code waves} and {@code tolerated_failures} of a job; what is wrong is noted. */
final class AskedWaves {
  private static final int MOST_WAVES = 10;
  private static final int WHOLE = 100;
  private static final String WAVES = "waves";
  private static final String TOLERATED = "tolerated_failures";
  private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?%");

  private final Fields body;

  AskedWaves(Fields body) {
    this.body = body;
  }

  Waves read() {
    boolean tolerates = body.has(TOLERATED);
    if (!body.has(WAVES)) {
      if (tolerates) {
        body.refuse(TOLERATED, Rule.REQUIRED_WITH, "Is of use only together with waves.");
      }
      return Waves.NONE;
    }
    List<Share> sizes = sizes();
    Share tolerated = tolerates ? share(TOLERATED, body.get(TOLERATED), 0) : Share.NONE;
    return sizes.isEmpty() ? Waves.NONE : new Waves(sizes, tolerated);
  }

  private List<Share> sizes() {
    List<Share> sizes = new ArrayList<>();
    for (JsonNode item : body.items(WAVES, MOST_WAVES)) {
      boolean isLast = sizes.size() == body.get(WAVES).size() - 1;
      boolean isAll = item.isTextual() && item.textValue().equals("all");
      String field = WAVES + "[" + sizes.size() + "]";
      if (isLast != isAll) {
        body.refuse(field, Rule.ENUM, "The last wave, and no other, must be \"all\".");
      }
      sizes.add(isAll ? Share.ALL : share(field, item, 1));
    }
    return sizes;
  }

  private Share share(String field, JsonNode item, int least) {
    if (item.isIntegralNumber() && item.canConvertToInt() && item.asInt() >= least) {
      return new Share(item.asInt(), false);
    }
    if (item.isTextual() && PERCENT.matcher(item.textValue()).matches()) {
      String text = item.textValue();
      double percent = Double.parseDouble(text.substring(0, text.length() - 1));
      if (percent <= WHOLE && (percent > 0 || least == 0)) {
        return new Share(percent, true);
      }
    }
    String message = "Must be a number of accounts, " + least + " or more, or a share as \"2%\".";
    body.refuse(field, Rule.FORMAT, message);
    return Share.NONE;
  }
}
