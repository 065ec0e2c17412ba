package io.plimsoll.lives;

import io.plimsoll.lives.Life.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lives there are, each from January to April 2026. */
final class Lives {

    static final Instant OPENS = Instant.parse("2026-01-01T00:00:00Z");

    private Lives() {}

    /** Tries, converts early, grows through every threshold; a payment fails and is made good. */
    static Life thrives(String customer) {
        Script script = new Script();
        script.at("2026-01-01T09:00:00Z", "start a trial", person -> tryOut(person, "startup"));
        script.at(
                "2026-01-06T10:00:00Z",
                "convert early",
                person -> person.post("/subscriptions/" + person.subscription() + "/trial/convert", "{}"));
        script.at("2026-01-08T10:00:00Z", "use half", person -> contacts(person, "5200", "2026-01-08T09:00:00Z"));
        script.at(
                "2026-01-12T10:00:00Z",
                "use three quarters",
                person -> contacts(person, "7600", "2026-01-12T09:00:00Z"));
        script.at("2026-01-18T10:00:00Z", "use nearly all", person -> contacts(person, "9100", "2026-01-18T09:00:00Z"));
        script.at(
                "2026-01-24T10:00:00Z",
                "use more than all",
                person -> contacts(person, "11500", "2026-01-24T09:00:00Z"));
        script.at(
                "2026-01-31T10:00:00Z",
                "the card expires",
                person -> person.post(
                        "/sandbox/payment-failures",
                        "{\"customer\":\"%s\",\"until\":\"2026-02-17T00:00:00Z\"}".formatted(person.customer())));
        return script.of(customer, "thrives");
    }

    /** Tries, is converted because it used much, goes on using and answers nobody; no payment ever succeeds. */
    static Life ignores(String customer) {
        Script script = new Script();
        script.at("2026-01-01T09:00:00Z", "start a trial", person -> tryOut(person, "growth"));
        script.at("2026-01-12T10:00:00Z", "use much", person -> contacts(person, "8000", "2026-01-12T09:00:00Z"));
        script.at(
                "2026-01-24T10:00:00Z",
                "use more than all",
                person -> contacts(person, "14500", "2026-01-24T09:00:00Z"));
        script.at(
                "2026-01-31T10:00:00Z",
                "the card expires",
                person -> person.post(
                        "/sandbox/payment-failures",
                        "{\"customer\":\"%s\",\"until\":\"2027-01-01T00:00:00Z\"}".formatted(person.customer())));
        return script.of(customer, "ignores");
    }

    /** Who bills them all, every month. */
    static Life vendor(World world) {
        Script script = new Script();
        for (String month : List.of("2026-02", "2026-03", "2026-04")) {
            script.at(
                    month + "-01T12:00:00Z",
                    "bill until " + month,
                    _ -> world.bill(Instant.parse(month + "-01T00:00:00Z")));
            script.at(month + "-10T12:00:00Z", "ten days later", _ -> {});
            script.at(month + "-20T12:00:00Z", "twenty days later", _ -> {});
        }
        script.at("2026-06-01T12:00:00Z", "two months on", _ -> {});
        return script.of("", "vendor");
    }

    private static void tryOut(Person person, String segment) {
        person.put("/customers/" + person.customer(), """
                {"name":"%s","currency":"USD","country":"US","segment":"%s","timeZone":"UTC","email":"billing@%s.example"}""".formatted(person.customer(), segment, person.customer()));
        person.put("/customers/" + person.customer() + "/payment-preference", """
                {"collectionMethod":"CHARGE_AUTOMATICALLY","paymentToken":"tok_good"}""");
        person.post("/subscriptions", """
                {"customer":"%s","plan":"email-49","startAt":"2026-01-01T00:00:00Z","seats":1,"trial":true}""".formatted(person.customer()));
    }

    private static void contacts(Person person, String contacts, String at) {
        person.use("contacts.counted", "contacts", contacts, Instant.parse(at));
    }

    /** Steps in the order of their instants. */
    private static final class Script {

        private final List<Step> steps = new ArrayList<>();

        void at(String instant, String name, Life.Deed deed) {
            steps.add(new Step(Instant.parse(instant), name, deed));
        }

        Life of(String customer, String kind) {
            return new Life(customer, kind, List.copyOf(steps));
        }
    }
}
