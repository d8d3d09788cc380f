/** What tests of several packages share. */
package io.fanfare.testing;
