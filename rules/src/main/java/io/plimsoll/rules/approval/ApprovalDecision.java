package io.plimsoll.rules.approval;

/**
 * Who must agree.
 *
 * @param approvers how many people other than the authors, 1 to 3
 * @param expiresAfterDays after which an undecided submission expires, 1 to 90
 * @param reason in words, for the approvers; empty when there is nothing special
 */
public record ApprovalDecision(int approvers, int expiresAfterDays, String reason) {}
