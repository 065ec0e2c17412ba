package io.plimsoll.lives;

import io.plimsoll.lives.Life.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Whoever acts in a step: its calls go by keys of the life and the step, so that a call made again has happened once. */
final class Person {

    private final Sandbox sandbox;
    private final String customer;
    private final String step;
    private int calls;

    Person(Sandbox sandbox, Life life, Step step) {
        this.sandbox = sandbox;
        this.customer = life.customer();
        this.step = step.name().replace(' ', '-');
    }

    String customer() {
        return customer;
    }

    JsonNode get(String path) {
        return sandbox.get(path);
    }

    JsonNode put(String path, String body) {
        return sandbox.call("PUT", path, body, "");
    }

    JsonNode post(String path, String body) {
        return sandbox.call("POST", path, body, customer + ":" + step + ":" + calls++);
    }

    /** One event with a quantity of the meter, at the instant. */
    void use(String eventType, String property, String quantity, Instant at) {
        JsonNode answer = post("/events", """
                [{"specversion":"1.0","id":"%s","source":"/lives","type":"%s","subject":"%s","time":"%s","data":{"%s":%s}}]""".formatted(step, eventType, customer, at, property, quantity));
        if (answer.get("accepted").asInt() + answer.get("duplicates").asInt() != 1) {
            throw new AssertionError("expected one event to be taken, but got " + answer);
        }
    }

    /** The id of the customer's only open subscription. */
    String subscription() {
        List<String> open = sandbox.read("""
                select 'sub_' || subscription_id from subscription join customer using (customer_id)
                where customer_key = :customer and state <> 'ENDED'
                """, Map.of("customer", customer));
        if (open.size() != 1) {
            throw new AssertionError("expected one open subscription of " + customer + ", but got " + open);
        }
        return open.getFirst();
    }

    /** Completes every open task of this step of a process that is about the customer; there must be one, now or before. */
    void decide(String elementId, String outcome, String note) {
        List<String> open = tasks(elementId, "OPEN");
        if (open.isEmpty() && tasks(elementId, "COMPLETED").isEmpty()) {
            throw new AssertionError("expected a task " + elementId + " of " + customer + ", but there is none");
        }
        for (String task : open) {
            post("/user-tasks/" + task + "/complete", """
                    {"outcome":"%s","note":"%s"}""".formatted(outcome, note));
        }
    }

    private List<String> tasks(String elementId, String state) {
        return sandbox.read("""
                select user_task_key from user_task
                where element_id = :element and state = :state and subject in (
                    select 'inv_' || invoice_id from invoice join customer using (customer_id)
                    where customer_key = :customer
                    union all
                    select 'thr_' || threshold_crossing_id from threshold_crossing join customer using (customer_id)
                    where customer_key = :customer)
                    and (state <> 'OPEN' or user_task_key not in (select user_task_key from user_task_completion))
                order by 1
                """, Map.of("element", elementId, "state", state, "customer", customer));
    }
}
