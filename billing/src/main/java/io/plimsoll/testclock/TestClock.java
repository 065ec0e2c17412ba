package io.plimsoll.testclock;

import io.plimsoll.kernel.BillingException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves a sandbox's time; there is none outside a sandbox. */
public class TestClock {

    private static final Logger LOG = LoggerFactory.getLogger(TestClock.class);

    /** The longest leap; a year has every month end in it, and a mistyped century is none. */
    static final Duration LONGEST_LEAP = Duration.ofDays(366);

    /** Timers this close together go off in one step, so that a leap over many jittered ones takes few. */
    private static final Duration STEP = Duration.ofHours(1);

    /** How long nothing at all may get done before waiting ends. */
    private static final Duration STANDSTILL = Duration.ofSeconds(20);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration NO_PATIENCE = Duration.ZERO;
    private static final Duration LOOKED_AT_EVERY = Duration.ofMillis(100);

    /** So many looks in a row must find nothing: the broker tells of one thing a moment before the next that it leads to. */
    private static final int QUIET_LOOKS = 3;

    private final SandboxClock clock;
    private final List<SandboxWork> work;
    private final List<FollowingClock> followers;
    private final InstantSource system;
    private final ReentrantLock moving = new ReentrantLock();

    TestClock(SandboxClock clock, List<SandboxWork> work, List<FollowingClock> followers, InstantSource system) {
        this.clock = clock;
        this.work = List.copyOf(work);
        this.followers = List.copyOf(followers);
        this.system = system;
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * Moves the clock ahead to {@code to}, over every timer on the way, and waits until what became due is done.
     *
     * @return what is still pending when patience ended; the clock has moved all the same
     * @throws BillingException when {@code to} is in the past or more than 366 days ahead, or
     *     while another caller moves the clock
     */
    public ClockMove advance(Instant to) {
        if (!moving.tryLock()) {
            throw new BillingException(
                    TestClockRefusal.CLOCK_IS_MOVING, "expected a clock at rest, but another caller moves it");
        }
        try {
            refuseUnlessAhead(to);
            // What is due already is due before anything that lies ahead.
            List<String> pending = settle(STANDSTILL);
            while (clock.instant().isBefore(to)) {
                // Without a broker no timer goes off, and waiting at each would take for ever.
                boolean inSteps = pending.isEmpty();
                leap(inSteps ? next(to).map(due -> stepOver(due, to)).orElse(to) : to);
                pending = settle(inSteps ? STANDSTILL : NO_PATIENCE);
                LOG.debug("the clock stands at {}, still to do: {}", clock.instant(), pending);
            }
            pending = settle(STANDSTILL);
            return new ClockMove(clock.instant(), pending);
        } finally {
            moving.unlock();
        }
    }

    private void refuseUnlessAhead(Instant to) {
        Instant now = clock.instant();
        if (to.isBefore(now)) {
            throw new BillingException(
                    TestClockRefusal.CLOCK_CANNOT_GO_BACK,
                    "expected a time after %s, but got %s: the clock only moves ahead".formatted(now, to));
        }
        if (to.isAfter(now.plus(LONGEST_LEAP))) {
            throw new BillingException(
                    TestClockRefusal.LEAP_TOO_FAR,
                    "expected a time at most %d days after %s, but got %s".formatted(LONGEST_LEAP.toDays(), now, to));
        }
    }

    // A timer that is overdue and does not go off must not hold the leap up, so each step ends later than now.
    private Instant stepOver(Instant due, Instant to) {
        Instant now = clock.instant();
        Instant end = (due.isAfter(now) ? due : now).plus(STEP);
        return end.isBefore(to) ? end : to;
    }

    // Ours first: a worker that a timer starts must not see a time before the timer's.
    private void leap(Instant to) {
        clock.leapTo(to);
        keepPace();
    }

    /** Writes the time down and brings every clock to the one that is furthest ahead. */
    public void keepPace() {
        clock.writeDown();
        for (FollowingClock follower : followers) {
            try {
                clock.leapTo(follower.follow(clock.instant()));
            } catch (UncheckedIOException e) {
                LOG.info("{} cannot be reached: {}", follower.name(), e.getMessage());
            }
        }
    }

    private List<String> settle(Duration standstill) {
        Instant end = system.instant().plus(LONGEST_WAIT);
        Instant deadline = system.instant().plus(standstill);
        List<String> before = List.of();
        int quietLooks = 0;
        while (true) {
            List<String> pending = pending();
            Instant now = system.instant();
            if (!pending.equals(before)) {
                before = pending;
                deadline = now.plus(standstill);
            }
            quietLooks = pending.isEmpty() ? quietLooks + 1 : 0;
            if (quietLooks == QUIET_LOOKS || !now.isBefore(deadline) || now.isAfter(end)) {
                return pending;
            }
            try {
                Thread.sleep(LOOKED_AT_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return pending;
            }
        }
    }

    private Optional<Instant> next(Instant until) {
        Instant now = clock.instant();
        return work.stream().flatMap(one -> one.next(now, until).stream()).min(Comparator.naturalOrder());
    }

    private List<String> pending() {
        Instant now = clock.instant();
        List<String> pending =
                work.stream().flatMap(one -> one.pending(now).stream()).toList();
        return pending.isEmpty() ? unreachable(now) : pending;
    }

    private List<String> unreachable(Instant now) {
        List<String> unreachable = new ArrayList<>();
        for (FollowingClock follower : followers) {
            try {
                follower.follow(now);
            } catch (UncheckedIOException e) {
                unreachable.add(follower.name() + " cannot be reached");
            }
        }
        return unreachable;
    }
}
