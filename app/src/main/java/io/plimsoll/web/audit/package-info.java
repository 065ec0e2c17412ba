/** The audit record for auditors: search, verification, sampling. Whoever reads here as an auditor is on record too. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.audit;
