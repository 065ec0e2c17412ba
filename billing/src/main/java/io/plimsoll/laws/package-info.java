/**
 * What must always hold, looked at in the books as they are: each law is one query that lists every case with whether it
 * holds, so that a breach is found whoever made it and by whatever path.
 *
 * <p>Owns {@code law_check}, the last look at each. Writes nothing else and repairs nothing: a breach is shown with its
 * subject, on a page and as a metric, and a person decides. The queries read the tables of other capabilities.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.laws;
