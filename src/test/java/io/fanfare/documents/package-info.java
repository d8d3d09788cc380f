/**
 * The commands in the documents, run as a reader would run them.
 *
 * <p>In: Markdown pages, and where the services listen that the pages name by the sandbox's ports.
 * Out: for each fenced block of commands, what it printed, or why it is broken. Must not know what
 * any block is about.
 */
@NullMarked
package io.fanfare.documents;

import org.jspecify.annotations.NullMarked;
