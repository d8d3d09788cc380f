/**
 * The people and their groupings in one client account: contacts, lists, tags, custom fields,
 * segments. Must not know: activities, HTTP, other accounts.
 */
@NullMarked
package io.fanfare.simulator.contacts;

import org.jspecify.annotations.NullMarked;
