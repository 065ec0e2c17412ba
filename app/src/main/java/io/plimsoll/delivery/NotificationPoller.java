package io.plimsoll.delivery;

import io.plimsoll.delivery.NotificationDelivery.Round;
import io.plimsoll.workflow.Poller;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NotificationPoller {

    private static final Duration IDLE = Duration.ofMillis(500);

    @Bean
    Poller notificationDeliverer(NotificationDelivery delivery) {
        return new Poller("notification-delivery", IDLE, () -> {
            Round round = delivery.deliverSome();
            if (round.failed() > 0) {
                throw new IllegalStateException("%d notifications could not be delivered".formatted(round.failed()));
            }
            return round.more();
        });
    }
}
