package io.plimsoll.lives;

import io.plimsoll.lives.Life.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox in which lives are lived: time moves for all of them together, and months are billed. */
final class World {

    private static final String APPEARANCES = appearancesQuery();
    private static final int CALLERS = 8;

    private final Sandbox sandbox;

    World(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** The catalogue that the shipped policy rows are about. */
    void open() {
        sandbox.call("PUT", "/meters/contacts", """
                {"eventType":"contacts.counted","aggregation":"MAX","property":"contacts","unit":"contact"}""", "");
        sandbox.call("PUT", "/meters/api-calls", """
                {"eventType":"api.calls","aggregation":"SUM","property":"calls","unit":"call"}""", "");
        sandbox.call("PUT", "/meters/active-users", """
                {"eventType":"user.active","aggregation":"UNIQUE_COUNT","property":"user","unit":"user"}""", "");
        sandbox.call("PUT", "/meters/reports", """
                {"eventType":"report.created","aggregation":"COUNT","unit":"report"}""", "");
        for (String plan : List.of("free", "email-49", "platform-hybrid")) {
            sandbox.call("PUT", "/plans/" + plan, """
                    {"name":"%s","intervalMonths":1,"alignment":"CALENDAR"}""".formatted(plan), "");
        }
    }

    /**
     * Moves time to the instant and lets what lies there be done, side by side; then all that follows from it. A mishap
     * strikes after the leap: a broker that is away while months pass lets its timers go off late, as it would anywhere.
     */
    void live(Instant at, List<Runnable> deeds, Optional<Runnable> mishap) {
        advance(at);
        Thread misfortune = Thread.ofVirtual().start(mishap.orElse(() -> {}));
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<Void>> done = new ArrayList<>();
            for (Runnable deed : deeds) {
                Callable<Void> call = () -> {
                    deed.run();
                    return null;
                };
                done.add(callers.submit(call));
            }
            for (Future<Void> one : done) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new AssertionError("expected everybody to do what lies at " + at + ", but " + e, e);
        } finally {
            callers.shutdownNow();
        }
        join(misfortune);
        sandbox.awaitReady();
        advance(at.plusSeconds(60));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Runnable deed(Life life, Step step) {
        return () -> step.deed().through(new Person(sandbox, life, step));
    }

    /** The steps of all lives by their instants. */
    static Map<Instant, List<LifeStep>> inOrder(List<Life> lives) {
        TreeMap<Instant, List<LifeStep>> steps = new TreeMap<>(Comparator.naturalOrder());
        for (Life life : lives) {
            for (Step step : life.steps()) {
                steps.computeIfAbsent(step.at(), _ -> new ArrayList<>()).add(new LifeStep(life, step));
            }
        }
        return steps;
    }

    record LifeStep(Life life, Step step) {}

    /** Moves time ahead and waits until all that became due is done, however often somebody is killed meanwhile. */
    void advance(Instant to) {
        String last = "";
        for (int attempt = 0; attempt < 40; attempt++) {
            Instant target = later(to, now());
            var answer = sandbox.send("POST", "/test-clock/advance", "{\"to\":\"" + target + "\"}", "");
            last = answer.body();
            if (answer.statusCode() == 200) {
                JsonNode pending = JsonMapper.shared().readTree(answer.body()).path("pending");
                if (pending.isEmpty()) {
                    return;
                }
            }
            Sandbox.pause();
        }
        throw new AssertionError("expected everything due at " + to + " to be done, but got " + last);
    }

    private Instant now() {
        return Instant.parse(sandbox.get("/test-clock").get("now").asString());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other.plusSeconds(5);
    }

    /** Bills every period that ended by then, and waits for the run. */
    void bill(Instant through) {
        String run = sandbox.call(
                        "POST",
                        "/billing-runs",
                        "{\"through\":\"%s\",\"dryRun\":false}".formatted(through),
                        "bill:" + through)
                .get("id")
                .asString();
        String state = "";
        for (int look = 0; look < 400 && !state.equals("COMPLETED"); look++) {
            state = sandbox.get("/billing-runs/" + run).get("state").asString();
            Sandbox.pause();
        }
        if (!state.equals("COMPLETED")) {
            throw new AssertionError("expected " + run + " to complete, but it is " + state);
        }
    }

    /** All that the customer's life has brought about so far, in the order of the alphabet. */
    List<String> appearances(String customer) {
        return sandbox.read(APPEARANCES, Map.of("customer", customer));
    }

    private static String appearancesQuery() {
        try (var file = World.class.getResourceAsStream("/lives/appearances.sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
