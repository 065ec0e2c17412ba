/**
 * One zip that shows how an invoice came about, to someone who has no Plimsoll.
 *
 * <p>Owns: what is in the pack, its manifest, and the program that verifies it. Does not own: anything it shows; it reads
 * the documents, traces, policies, usage, workflows and audit entries of others and writes nothing.
 *
 * <p>Invariants: the same state gives the same bytes; it is written as it is read, so a million usage events take no more
 * memory than ten; every file is in the manifest, and the manifest is signed.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "audit",
            "approval",
            "catalog",
            "history",
            "invoicing",
            "metering",
            "policy",
            "rating",
            "trace"
        })
@NullMarked
package io.plimsoll.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
