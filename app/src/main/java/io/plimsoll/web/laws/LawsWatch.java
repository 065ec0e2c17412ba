package io.plimsoll.web.laws;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.plimsoll.laws.Law;
import io.plimsoll.laws.LawCheck;
import io.plimsoll.laws.Laws;
import io.plimsoll.workflow.Poller;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at the laws every five minutes and shows the breaches as {@code plimsoll.law.breaches}. */
@Configuration(proxyBeanMethods = false)
class LawsWatch {

    private static final Duration IDLE = Duration.ofMinutes(5);

    private final AtomicReference<List<LawCheck>> last = new AtomicReference<>(List.of());

    @Bean
    Poller lawsPoller(Laws laws, InstantSource clock) {
        return new Poller("laws", IDLE, () -> {
            last.set(laws.check(clock.instant()));
            return false;
        });
    }

    /** 0 until the first look of this node. */
    @Bean
    MeterBinder lawMeters() {
        return registry -> {
            for (Law law : Law.values()) {
                Gauge.builder("plimsoll.law.breaches", () -> breaches(law))
                        .tag("law", law.name())
                        .description("Cases in the books that break the law")
                        .register(registry);
            }
        };
    }

    private Long breaches(Law law) {
        return last.get().stream()
                .filter(check -> check.law() == law)
                .map(LawCheck::breaches)
                .reduce(0L, Long::sum);
    }
}
