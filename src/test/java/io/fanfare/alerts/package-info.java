/** Every alert rule is provoked on the running service, fires, and was silent before. */
@NullMarked
package io.fanfare.alerts;

import org.jspecify.annotations.NullMarked;
