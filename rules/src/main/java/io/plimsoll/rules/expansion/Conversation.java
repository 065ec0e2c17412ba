package io.plimsoll.rules.expansion;

import java.util.List;

/**
 * One reason to talk to a customer.
 *
 * @param priority 1 (most urgent) to 5
 * @param dueDays within which somebody talks
 * @param offers kinds to compute: UPGRADE, COMMITMENT, SEATS, BONUS_CREDIT, TRAINING
 * @param coolDownDays without another conversation of the playbook
 */
public record Conversation(
        String playbook, int priority, int dueDays, List<String> offers, int coolDownDays, String rowId) {}
