package io.plimsoll.web.history;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long something took, in the two largest units that say it: {@code 2 d 3 h}, {@code 4 min 10 s}, {@code 350 ms}. */
final class Took {

    private Took() {}

    /** Empty while it goes on. */
    static String between(Instant from, @Nullable Instant to) {
        if (to == null) {
            return "";
        }
        Duration took = Duration.between(from, to);
        if (took.toDays() > 0) {
            return took.toDays() + " d " + took.toHoursPart() + " h";
        }
        if (took.toHours() > 0) {
            return took.toHours() + " h " + took.toMinutesPart() + " min";
        }
        if (took.toMinutes() > 0) {
            return took.toMinutes() + " min " + took.toSecondsPart() + " s";
        }
        return took.toSeconds() > 0 ? took.toSeconds() + " s" : took.toMillis() + " ms";
    }
}
