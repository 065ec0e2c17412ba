/** The studio over HTTP and as pages: drafts, files, the difference of two tables. Owns no rule: {@code io.plimsoll.studio} does. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.studio;
