package io.plimsoll.metering;

import io.plimsoll.catalog.Aggregation;
import io.plimsoll.metering.EventMeter.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a batch of events does to the buckets, gathered so that each bucket is written once. Everything is kept in the order
 * of its keys: concurrent batches lock rows in that order, which is what keeps them from deadlocks.
 */
final class BucketMoves {

    private static final long BUCKET_SECONDS = 900;

    /** A customer's meter. */
    record Series(long customerId, int meterId) implements Comparable<Series> {

        private static final Comparator<Series> ORDER =
                Comparator.comparingLong(Series::customerId).thenComparingInt(Series::meterId);

        @Override
        public int compareTo(Series other) {
            return ORDER.compare(this, other);
        }
    }

    /** A quarter hour of a series. */
    record Bucket(Series series, Instant start) implements Comparable<Bucket> {

        private static final Comparator<Bucket> ORDER =
                Comparator.comparing(Bucket::series).thenComparing(Bucket::start);

        @Override
        public int compareTo(Bucket other) {
            return ORDER.compare(this, other);
        }
    }

    /** A value that counts once in a bucket. */
    record UniqueValue(Bucket bucket, String value) implements Comparable<UniqueValue> {

        private static final Comparator<UniqueValue> ORDER =
                Comparator.comparing(UniqueValue::bucket).thenComparing(UniqueValue::value);

        @Override
        public int compareTo(UniqueValue other) {
            return ORDER.compare(this, other);
        }
    }

    /** When an event occurred, and its key: the greater of two is the later one, whatever order they came in. */
    record Moment(Instant at, String eventKey) implements Comparable<Moment> {

        private static final Comparator<Moment> ORDER =
                Comparator.comparing(Moment::at).thenComparing(Moment::eventKey, Text::compareCodePoints);

        static Moment of(UsageEvent event) {
            return new Moment(event.time(), event.id() + " " + event.source());
        }

        @Override
        public int compareTo(Moment other) {
            return ORDER.compare(this, other);
        }
    }

    /** A bucket's new part. */
    record Move(BigDecimal quantity, long eventCount, Moment latest) {

        Move and(Move other, Aggregation aggregation) {
            boolean otherIsLater = other.latest.compareTo(latest) > 0;
            BigDecimal together = switch (aggregation) {
                case COUNT, SUM, UNIQUE_COUNT -> quantity.add(other.quantity);
                case MAX -> quantity.max(other.quantity);
                case LATEST -> otherIsLater ? other.quantity : quantity;
            };
            return new Move(together, eventCount + other.eventCount, otherIsLater ? other.latest : latest);
        }
    }

    /** The span of time in which a series moved. */
    record Span(Instant oldest, Instant newest) {

        Span and(Span other) {
            return new Span(
                    oldest.isBefore(other.oldest) ? oldest : other.oldest,
                    newest.isAfter(other.newest) ? newest : other.newest);
        }
    }

    private final Map<Aggregation, NavigableMap<Bucket, Move>> moves = new EnumMap<>(Aggregation.class);
    private final NavigableSet<UniqueValue> uniqueValues = new TreeSet<>();
    private final NavigableMap<Series, Span> spans = new TreeMap<>();

    void add(long customerId, UsageEvent event, Reading reading) {
        Series series = new Series(customerId, reading.meter().id());
        Bucket bucket = new Bucket(series, bucketStart(event.time()));
        Aggregation aggregation = reading.meter().aggregation();
        moves.computeIfAbsent(aggregation, _ -> new TreeMap<>())
                .merge(
                        bucket,
                        new Move(reading.quantity(), 1, Moment.of(event)),
                        (before, added) -> before.and(added, aggregation));
        if (reading.value() != null) {
            uniqueValues.add(new UniqueValue(bucket, reading.value()));
        }
        spans.merge(series, new Span(event.time(), event.time()), Span::and);
    }

    NavigableMap<Bucket, Move> of(Aggregation aggregation) {
        return moves.getOrDefault(aggregation, new TreeMap<>());
    }

    NavigableSet<UniqueValue> uniqueValues() {
        return uniqueValues;
    }

    NavigableMap<Series, Span> spans() {
        return spans;
    }

    static Instant bucketStart(Instant time) {
        long second = time.getEpochSecond();
        return Instant.ofEpochSecond(second - Math.floorMod(second, BUCKET_SECONDS));
    }
}
