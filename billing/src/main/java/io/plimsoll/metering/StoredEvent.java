package io.plimsoll.metering;

import io.plimsoll.metering.EventMeter.Reading;
import java.util.Comparator;
import java.util.List;

/** An event that passed every check, with what its meters read off it. */
record StoredEvent(long customerId, UsageEvent event, List<Reading> readings) {

    /**
     * What makes an event the same event. Batches write in this order, so two of them that overlap wait for one another
     * and never both ways.
     */
    record Identity(long customerId, String source, String eventId) implements Comparable<Identity> {

        private static final Comparator<Identity> ORDER = Comparator.comparingLong(Identity::customerId)
                .thenComparing(Identity::source)
                .thenComparing(Identity::eventId);

        @Override
        public int compareTo(Identity other) {
            return ORDER.compare(this, other);
        }
    }

    Identity identity() {
        return new Identity(customerId, event.source(), event.id());
    }
}
