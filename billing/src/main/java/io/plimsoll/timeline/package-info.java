/**
 * All that happened to a customer, in one list: usage milestones, messages, invoices, workflow ends and what people did. Owns
 * nothing and writes nothing; every entry names the record it comes from. Newest first, in keyset pages.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package io.plimsoll.timeline;
