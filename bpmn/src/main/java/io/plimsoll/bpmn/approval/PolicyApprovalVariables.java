package io.plimsoll.bpmn.approval;

/**
 * What every instance of {@link PolicyApprovalProcess} starts with, and what its workers read.
 *
 * @param subject the submission's id, {@code psub_3}
 * @param set the policy set
 * @param versionHash the version proposed
 * @param submittedBy who proposes it, {@code user:ann}
 * @param effectiveFrom from when it shall be in force, {@code 2026-06-01T00:00:00Z}
 * @param expiresAt when nobody can decide any more
 */
public record PolicyApprovalVariables(
        String subject, String set, String versionHash, String submittedBy, String effectiveFrom, String expiresAt) {}
