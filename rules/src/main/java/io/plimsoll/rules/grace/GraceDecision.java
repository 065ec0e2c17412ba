package io.plimsoll.rules.grace;

import java.math.BigDecimal;

/**
 * How overage is treated.
 *
 * @param gracePercent of the included units that may be used on top and is not billed
 * @param graceDays between the notice and billing
 * @param forgiveness of the rest: NONE, ONCE (for a subscription) or ALWAYS
 * @param notice BEFORE_BILLING, or NOT_NEEDED where nothing is ever billed
 */
public record GraceDecision(BigDecimal gracePercent, int graceDays, String forgiveness, String notice) {}
