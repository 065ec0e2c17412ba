package io.plimsoll.rules.review;

/**
 * What happens to a draft.
 *
 * @param action HOLD (a person looks first) or ISSUE
 * @param reason in words, for the person; empty when issued unseen
 * @param graceHours between approval, or the draft itself when not held, and issue
 */
public record ReviewDecision(String action, String reason, int graceHours) {}
