package io.plimsoll.lives;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.Golden;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lives from the trial to the end, many at once, while the app and the broker are killed at moments that a seed picks. What
 * appears at each step of two of them, and nothing else, stands in golden files that were written while nobody was killed;
 * all others must end as theirs did.
 *
 * <p>{@code -Dplimsoll.lives=200 -Dplimsoll.kills=12 -Dplimsoll.seed=7} lives more of them and kills at other moments.
 */
class LivesScenario {

    private static final int LIVES = Integer.getInteger("plimsoll.lives", 6);
    private static final int KILLS = Integer.getInteger("plimsoll.kills", 2);
    private static final int LATEST_BLOW_MILLIS = 2_500;

    private final Random random = new Random(Long.getLong("plimsoll.seed", 1876L));
    private final List<String> blows = new ArrayList<>();

    @TempDir
    Path data;

    private Sandbox sandbox;
    private World world;

    @BeforeEach
    void start() {
        sandbox = new Sandbox(data, Lives.OPENS);
        sandbox.awaitReady();
        world = new World(sandbox);
        world.open();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void endAlikeWhoeverIsKilledAndShowAtEachStepExactlyWhatTheyShould() {
        List<Life> told = List.of(Lives.thrives("amber"), Lives.ignores("birch"));
        List<Life> lives = new ArrayList<>(told);
        IntStream.range(told.size(), LIVES)
                .mapToObj(i -> told.get(i % told.size()).kind().equals("thrives")
                        ? Lives.thrives("thrives-" + i)
                        : Lives.ignores("ignores-" + i))
                .forEach(lives::add);
        lives.add(Lives.vendor(world));
        Map<String, StringBuilder> stories = new HashMap<>();
        told.forEach(life -> stories.put(life.customer(), new StringBuilder()));
        var script = World.inOrder(lives);
        List<Instant> blowsAt = blowsAt(List.copyOf(script.keySet()));
        script.forEach((at, steps) -> {
            Map<String, List<String>> before = new HashMap<>();
            told.forEach(life -> before.put(life.customer(), world.appearances(life.customer())));
            world.live(
                    at,
                    steps.stream()
                            .map(one -> world.deed(one.life(), one.step()))
                            .toList(),
                    blowsAt.contains(at) ? Optional.of(blow(at)) : Optional.empty());
            told.forEach(life -> tell(
                    Objects.requireNonNull(stories.get(life.customer())),
                    at,
                    steps,
                    Objects.requireNonNull(before.get(life.customer())),
                    life));
        });
        told.forEach(life -> Golden.assertMatches(
                "lives/" + life.kind() + ".txt",
                Objects.requireNonNull(stories.get(life.customer())).toString()));
        for (Life life : told) {
            List<String> end = named(world.appearances(life.customer()), life);
            lives.stream()
                    .filter(other -> other.kind().equals(life.kind()))
                    .forEach(other -> assertThat(named(world.appearances(other.customer()), other))
                            .as("%s after %s", other.customer(), blows)
                            .isEqualTo(end));
        }
    }

    private List<Instant> blowsAt(List<Instant> instants) {
        return random.ints(0, instants.size())
                .distinct()
                .limit(Math.min(KILLS, instants.size()))
                .mapToObj(instants::get)
                .toList();
    }

    private Runnable blow(Instant at) {
        boolean app = random.nextInt(3) > 0;
        int after = random.nextInt(LATEST_BLOW_MILLIS);
        blows.add("%s killed %d ms after %s".formatted(app ? "app" : "broker", after, at));
        return () -> {
            Sandbox.pause(after);
            if (app) {
                sandbox.killTheApp();
            } else {
                sandbox.killTheBroker();
            }
        };
    }

    private void tell(StringBuilder story, Instant at, List<World.LifeStep> steps, List<String> before, Life life) {
        List<String> names = steps.stream()
                .filter(one -> one.life().equals(life) || one.life().customer().isEmpty())
                .map(one -> one.step().name())
                .toList();
        List<String> appeared = new ArrayList<>(world.appearances(life.customer()));
        before.forEach(appeared::remove);
        if (!names.isEmpty() || !appeared.isEmpty()) {
            story.append(at).append("  ").append(String.join(", ", names)).append('\n');
            appeared.forEach(line -> story.append("  ").append(line).append('\n'));
        }
    }

    private static List<String> named(List<String> appearances, Life life) {
        return appearances.stream()
                .map(line -> line.replace(life.customer(), "…"))
                .toList();
    }
}
