package io.plimsoll.metering;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events in the order of their times, fetched a page at a time as they are asked for. */
final class EventsBehind implements Iterator<UsageSample> {

    /** After which event a page begins; the first one has none. */
    record Place(Instant at, String id, String source) {}

    private final Function<@Nullable Place, List<UsageSample>> pages;
    private Iterator<UsageSample> page;
    private @Nullable Place last;

    EventsBehind(Function<@Nullable Place, List<UsageSample>> pages) {
        this.pages = pages;
        this.page = pages.apply(null).iterator();
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && last != null) {
            page = pages.apply(last).iterator();
            last = null;
        }
        return page.hasNext();
    }

    @Override
    public UsageSample next() {
        if (!hasNext()) {
            throw new NoSuchElementException("expected an event, but there are no more");
        }
        UsageSample event = page.next();
        last = new Place(event.occurredAt(), event.id(), event.source());
        return event;
    }
}
