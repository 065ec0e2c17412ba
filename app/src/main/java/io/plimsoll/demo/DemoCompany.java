package io.plimsoll.demo;

import io.plimsoll.runtime.Terminal;
import io.plimsoll.testclock.TestClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Tells the demo company's story once, before the app says that it is ready, and shows where it stands at every start. */
@Component
@ConditionalOnProperty("plimsoll.demo")
class DemoCompany implements ApplicationRunner {

    private final DemoStory story;
    private final DemoSummary summary;
    private final DemoPeople people;
    private final TestClock clock;
    private final DemoProgress progress;

    DemoCompany(
            DemoStory story,
            DemoSummary summary,
            DemoPeople people,
            TestClock clock,
            @Value("${plimsoll.data}") Path dataFolder) {
        this.story = story;
        this.summary = summary;
        this.people = people;
        this.clock = clock;
        this.progress = new DemoProgress(dataFolder);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<DemoStory.Act> acts = story.acts();
        boolean told = progress.actsDone() >= acts.size();
        for (int number = progress.actsDone(); number < acts.size(); number++) {
            DemoStory.Act act = acts.get(number);
            Terminal.say("%s  %s".formatted(act.at().toString().substring(0, 10), act.what()));
            story.play(act, number == 0 ? Instant.EPOCH : acts.get(number - 1).at());
            progress.done(number + 1);
        }
        Map<String, String> passwords = people.invite(clock.now());
        Terminal.say("");
        summary.lines(clock.now()).forEach(Terminal::say);
        Terminal.say("");
        if (told) {
            Terminal.say("Sign in as before; the passwords are in " + people.file());
        } else {
            Terminal.say(
                    "Sign in as one of these; the passwords are shown this once and kept for you in " + people.file());
            passwords.forEach((login, password) -> Terminal.say("  %-9s %s".formatted(login, password)));
        }
        Terminal.say("");
    }
}
