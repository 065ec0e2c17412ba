package io.plimsoll.web;

import io.plimsoll.access.IdempotencyRecords;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets answers kept under idempotency keys when nobody will repeat those requests any more. */
@Component
class OldAnswers {

    private static final Duration KEPT = Duration.ofDays(30);

    private final IdempotencyRecords records;
    private final InstantSource clock;

    OldAnswers(IdempotencyRecords records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        records.forgetBefore(clock.instant().minus(KEPT));
    }
}
