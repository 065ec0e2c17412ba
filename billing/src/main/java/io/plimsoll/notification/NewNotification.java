package io.plimsoll.notification;

import io.plimsoll.kernel.CustomerId;

/**
 * A message to send.
 *
 * @param businessKey what it is about, such as {@code thr_17:CUSTOMER}; a second one with the same key is dropped
 * @param audience CUSTOMER (goes to the customer's e-mail address) or SUCCESS (goes to staff)
 */
public record NewNotification(
        String businessKey, CustomerId customer, String audience, String channel, String subject, String body) {}
