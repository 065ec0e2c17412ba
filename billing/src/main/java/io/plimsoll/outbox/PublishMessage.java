package io.plimsoll.outbox;

import java.util.Map;

/**
 * Tells the instance about {@code subject} that something happened.
 *
 * @param messageName as it is drawn, such as {@code PolicySubmissionMoved}
 */
public record PublishMessage(String messageName, String subject, Map<String, Object> variables)
        implements OutboxContent {

    public PublishMessage {
        variables = Map.copyOf(variables);
    }
}
