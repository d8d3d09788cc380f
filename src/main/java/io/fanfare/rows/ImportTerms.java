package io.fanfare.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says about all rows alike.
 *
 * @param delimiter between the cells
 * @param listIds the lists that every contact goes to
 * @param smsPermission the vendor's {@code sms_permission_to_send}, null when not given
 */
public record ImportTerms(char delimiter, List<String> listIds, @Nullable String smsPermission) {}
