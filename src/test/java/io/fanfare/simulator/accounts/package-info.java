/**
 * Client accounts and the directory that holds them; an account is seeded on its first use. Must
 * not know: the operations that run on it.
 */
@NullMarked
package io.fanfare.simulator.accounts;

import org.jspecify.annotations.NullMarked;
