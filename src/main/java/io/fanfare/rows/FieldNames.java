package io.fanfare.rows;

import io.fanfare.operation.bulk.ContactImport;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields that columns mean. First by the vendor's own name, then by that name however it is
 * capitalised and its words are set apart ("First Name"), then by the names that other programs,
 * and the vendor's own exports, give to the same thing.
 */
final class FieldNames {
  private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern ENDS = Pattern.compile("^_+|_+$");
  private static final String CUSTOM = "cf:";
  private static final Map<String, String> ALIASES = aliases();

  private FieldNames() {}

  /** The field of a column, empty when no field goes by that name. */
  static Optional<String> field(String column) {
    if (column.regionMatches(true, 0, CUSTOM, 0, CUSTOM.length())) {
      String field = CUSTOM + column.substring(CUSTOM.length()).strip();
      return Optional.of(field).filter(ContactImport::isField);
    }
    if (ContactImport.isField(column)) {
      return Optional.of(column);
    }
    String plain = plain(column);
    return ContactImport.isField(plain)
        ? Optional.of(plain)
        : Optional.ofNullable(ALIASES.get(plain));
  }

  /** Whether two ways to write a column mean the same one. */
  static boolean same(String one, String other) {
    String plain = plain(one);
    return one.equals(other) || (!plain.isEmpty() && plain.equals(plain(other)));
  }

  /** Lower case, words set apart by one underscore. */
  static String plain(String column) {
    String apart = APART.matcher(column.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
    return ENDS.matcher(apart).replaceAll("");
  }

  private static Map<String, String> aliases() {
    Map<String, String> aliases = new HashMap<>();
    add(aliases, "email", "e_mail", "mail", "email_address", "e_mail_address", "emailaddress");
    add(aliases, "first_name", "firstname", "given_name", "forename");
    add(aliases, "last_name", "lastname", "surname", "family_name");
    add(aliases, "company_name", "company", "organization", "organisation", "organization_name");
    add(aliases, "job_title", "title", "position");
    add(aliases, "phone", "phone_number", "telephone", "tel");
    add(aliases, "mobile_phone", "mobile", "cell", "cell_phone", "cellphone", "mobile_number");
    add(aliases, "sms_number", "sms", "sms_phone", "sms_phone_number");
    add(aliases, "birthday_month", "birth_month");
    add(aliases, "birthday_day", "birth_day");
    for (String kind : new String[] {"home", "work", "mobile", "other"}) {
      add(aliases, kind + "_phone", "phone_" + kind, kind + "_phone_number");
    }
    addresses(aliases, "", "");
    for (String kind : new String[] {"home", "work", "other"}) {
      addresses(aliases, kind + "_", "_" + kind);
    }
    return Map.copyOf(aliases);
  }

  /** The vendor's exports put the kind behind the part: "City - Home". */
  private static void addresses(Map<String, String> aliases, String before, String behind) {
    address(aliases, before, behind, "street", "street_address", "address", "address_line_1");
    address(aliases, before, behind, "street", "street_address_line_1");
    address(aliases, before, behind, "street2", "street_2", "address_line_2");
    address(aliases, before, behind, "street2", "street_address_line_2");
    address(aliases, before, behind, "city", "town", "city");
    address(aliases, before, behind, "state", "province", "state_province", "state");
    address(aliases, before, behind, "zip", "zip_code", "postal_code", "postcode", "zip");
    address(aliases, before, behind, "zip", "zip_postal_code");
    address(aliases, before, behind, "country", "country_name", "country");
  }

  private static void address(
      Map<String, String> aliases, String before, String behind, String part, String... names) {
    for (String name : names) {
      add(aliases, before + part, before + name, name + behind);
    }
  }

  private static void add(Map<String, String> aliases, String field, String... names) {
    for (String name : names) {
      aliases.putIfAbsent(name, field);
    }
  }
}
