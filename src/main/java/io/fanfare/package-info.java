/** Root. */
package io.fanfare;
