/**
 * What happened, what waits and how much, in one look. Owns nothing and writes nothing: it reads the tables of other
 * capabilities, so that the first page needs one call. Sums are exact and per currency, never across.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.overview;
