package io.fanfare.canary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks for one word in texts: as it is, in capitals, as hexadecimal digits, and as base64, plain
 * or of addresses, wherever in the encoded bytes it begins.
 */
public final class Search {
  private static final int AROUND = 120;

  private final Set<String> inAnyCase = new LinkedHashSet<>();
  private final Set<String> exactly = new LinkedHashSet<>();

  public Search(String word) {
    inAnyCase.add(word.toLowerCase(Locale.ROOT));
    inAnyCase.add(HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8)));
    for (int shift = 0; shift < 3; shift++) {
      addBase64(word, shift);
    }
  }

  /** Characters that neighbours share are left out, so that these are there whatever they are. */
  private void addBase64(String word, int shift) {
    byte[] shifted = ("\0".repeat(shift) + word).getBytes(StandardCharsets.UTF_8);
    int whole = shifted.length * 8 / 6;
    int first = (shift * 8 + 5) / 6;
    String plain = Base64.getEncoder().encodeToString(shifted).substring(first, whole);
    exactly.add(plain);
    exactly.add(plain.replace('+', '-').replace('/', '_'));
  }

  /** Each place in the text where it is, with what stands around it. */
  public List<String> in(String text) {
    List<String> found = new ArrayList<>();
    String small = text.toLowerCase(Locale.ROOT);
    inAnyCase.forEach(form -> find(form, small, text, found));
    exactly.forEach(form -> find(form, text, text, found));
    return found;
  }

  /** As {@link #in(String)}, for bytes of any kind. */
  public List<String> in(byte[] bytes) {
    return in(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static void find(String form, String where, String shown, List<String> found) {
    int from = where.indexOf(form);
    while (from >= 0) {
      int begin = Math.max(0, from - AROUND);
      int end = Math.min(shown.length(), from + form.length() + AROUND);
      found.add(shown.substring(begin, end));
      from = where.indexOf(form, from + form.length());
    }
  }
}
