package io.plimsoll.security;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A token bucket for each of the callers seen lately, on this node. The least recently seen is forgotten when there are too
 * many, so that made-up addresses cannot fill the memory.
 */
final class RequestRates {

    private static final int BUCKETS_MAX = 10_000;

    private final Bandwidth bandwidth;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > BUCKETS_MAX;
        }
    };

    RequestRates(int tokens, Duration period, int burst) {
        this.bandwidth =
                Bandwidth.builder().capacity(burst).refillGreedy(tokens, period).build();
    }

    /** Takes one token; empty when there was one, else how long until the next. */
    Optional<Duration> take(String who) {
        ConsumptionProbe probe = bucket(who).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(String who) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    who, name -> Bucket.builder().addLimit(bandwidth).build());
        }
    }
}
