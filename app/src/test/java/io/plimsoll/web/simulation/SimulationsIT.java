package io.plimsoll.web.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.AppTest;
import io.plimsoll.Browser;
import io.plimsoll.access.Role;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationsIT extends AppTest {

    private String dearer = "";

    @BeforeAll
    void billAMonthAndRaiseARate() {
        good(put("/api/v1/meters/contacts", """
                {"eventType":"contacts.counted","aggregation":"MAX","property":"contacts","unit":"contact"}"""));
        good(put("/api/v1/plans/email-49", """
                {"name":"E-mail 49","intervalMonths":1,"alignment":"CALENDAR"}"""));
        good(put("/api/v1/customers/sim-ants", """
                {"name":"Simulated Ants","currency":"EUR","country":"DE","segment":"growth","timeZone":"UTC"}"""));
        good(post("/api/v1/subscriptions", """
                {"customer":"sim-ants","plan":"email-49","startAt":"2026-04-01T00:00:00Z","seats":1}"""));
        good(post("/api/v1/events", """
                {"specversion":"1.0","id":"a1","source":"/sim","type":"contacts.counted","subject":"sim-ants",
                 "time":"2026-05-20T10:00:00Z","data":{"contacts":13500}}""", "Content-Type", "application/cloudevents+json"));
        String run = good(post("/api/v1/billing-runs", """
                {"through":"2026-06-01T00:00:00Z","dryRun":false}""")).path("id").asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get("/api/v1/billing-runs/" + run)
                        .json()
                        .get("state")
                        .asString()
                        .equals("COMPLETED"));
        String inForce = get("/api/v1/policies/tier/versions")
                .json()
                .path("data")
                .valueStream()
                .filter(version -> !version.path("activations").isEmpty())
                .findFirst()
                .orElseThrow()
                .path("version")
                .asString();
        String csv = send(
                        "GET",
                        "/api/v1/policies/tier/versions/" + inForce,
                        null,
                        request -> request.header("Accept", "text/csv"))
                .body();
        // 5.50 becomes 8.80 for each thousand contacts above ten: four of them in May, none in April.
        dearer = good(post(
                        "/api/v1/policies/tier/versions",
                        csv.replace(",1000,5.50,", ",1000,8.80,"),
                        "Content-Type",
                        "text/csv"))
                .path("version")
                .asString();
    }

    @Test
    void answersASmallBookAtOnceInTotalAndPerCustomer() {
        Answer answer = post("/api/v1/policies/tier/versions/" + dearer.substring(0, 10) + "/simulations", """
                {"periods":2,"jumpPercent":"15"}""");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode simulation = answer.json();
        assertThat(simulation.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(simulation.path("version").asString()).isEqualTo(dearer);
        String path = "/api/v1/simulations/" + simulation.path("id").asString();
        assertThat(answer.header("Location")).isEqualTo(path);
        assertThat(get(path).json()).isEqualTo(simulation);

        JsonNode customer = get(path + "/customers?currency=EUR&pays=MORE")
                .json()
                .path("data")
                .valueStream()
                .filter(each -> each.path("customer").asString().equals("sim-ants"))
                .findFirst()
                .orElseThrow();
        assertThat(customer.path("difference").asString()).isEqualTo("13.20");
        assertThat(customer.path("changed").asInt()).isEqualTo(1);
        assertThat(get(path + "/customers?currency=EUR&pays=LESS")
                        .json()
                        .path("data")
                        .isEmpty())
                .isTrue();

        JsonNode two =
                get(path + "/outcomes/" + customer.path("outcome").asInt()).json();
        assertThat(two.path("outcome").path("difference").asString()).isEqualTo("13.20");
        JsonNode usage = two.path("lines").path(1);
        assertThat(usage.path("differs").asBoolean()).isTrue();
        assertThat(two.path("lines").path(0).path("differs").asBoolean()).isFalse();
        assertThat(usage.path("baseline").path("amount").asString()).isEqualTo("22.00");
        assertThat(usage.path("candidate").path("amount").asString()).isEqualTo("35.20");
        assertThat(usage.path("candidate")
                        .path("causes")
                        .path(0)
                        .path("version")
                        .asString())
                .isEqualTo(dearer);
        assertThat(usage.path("candidate")
                        .path("causes")
                        .path(0)
                        .path("ids")
                        .path(0)
                        .asString())
                .isEqualTo("email-contacts-eur");
        assertThat(get(path + "/outcomes?which=JUMPED").json().path("data").toString())
                .contains("sim-ants");
        assertThat(get("/api/v1/policies/tier/versions/" + dearer + "/simulations")
                        .json()
                        .path("data")
                        .toString())
                .contains(simulation.path("id").asString());
    }

    @Test
    void refusesWhatItCannotSimulate() {
        Answer tooMany = post("/api/v1/policies/tier/versions/" + dearer + "/simulations", """
                {"periods":25}""");
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.pointers()).containsExactly("/periods");
        assertThat(get("/api/v1/simulations/sim_999999").code()).isEqualTo("unknown-simulation");
        String id = simulated("tier", dearer);
        assertThat(get("/api/v1/simulations/" + id + "/outcomes/999999").code()).isEqualTo("unknown-simulated-period");
        assertThat(get("/api/v1/simulations/" + id + "/outcomes?cursor=x").code())
                .isEqualTo("bad-simulation-cursor");
        assertThat(post("/api/v1/simulations/" + id + "/stop", "").code()).isEqualTo("simulation-is-over");
        assertThat(post("/api/v1/simulations/" + id + "/realised", "").code()).isEqualTo("version-was-never-in-force");
    }

    @Test
    void saysPlainlyThatASetChangesNoBill() {
        String inForce = get("/api/v1/policies").json().toString();
        assertThat(inForce).contains("threshold");
        String hash = get("/api/v1/policies/threshold/versions")
                .json()
                .path("data")
                .path(0)
                .path("version")
                .asString();
        JsonNode simulation = good(post("/api/v1/policies/threshold/versions/" + hash + "/simulations", """
                {"periods":3}"""));
        assertThat(simulation.path("effect").asString()).isEqualTo("NONE");
        assertThat(simulation.path("says").asString()).contains("change no bill");
        assertThat(simulation.path("totals").isEmpty()).isTrue();
        Browser revops = browser(Role.REVOPS);
        assertThat(revops.get("/policy-simulations/" + simulation.path("id").asString()))
                .isEqualTo(200);
        assertThat(revops.body()).contains("change no bill").doesNotContain("No bill differs");
    }

    @Test
    void showsItsPagesToPeople() {
        Browser revops = browser(Role.REVOPS);
        assertThat(revops.submit(
                        "/policies/tier/versions/" + dearer + "/simulations",
                        Map.of("periods", "2", "jumpPercent", "15")))
                .isEqualTo(302);
        String page = revops.wentTo().replaceAll("^https?://[^/]+", "");
        assertThat(revops.get(page)).isEqualTo(200);
        assertThat(revops.body()).contains("Simulated Ants", "EUR +13.20", "never in force");
        for (String more : new String[] {"/periods?which=ALL", "/periods", "/customers?currency=EUR&more=true"}) {
            assertThat(revops.get(page + more)).as(more).isEqualTo(200);
            assertThat(revops.body()).contains("Simulated Ants");
        }
        String id = page.substring(page.lastIndexOf('/') + 1);
        int outcome = get("/api/v1/simulations/" + id + "/customers?currency=EUR")
                .json()
                .path("data")
                .valueStream()
                .filter(each -> each.path("customer").asString().equals("sim-ants"))
                .findFirst()
                .orElseThrow()
                .path("outcome")
                .asInt();
        assertThat(revops.get(page + "/periods/" + outcome)).isEqualTo(200);
        assertThat(revops.body()).contains("email-contacts-eur", "EUR 35.20", "EUR 22.00", "Not held");
        assertThat(revops.get("/policies/tier/versions/" + dearer + "/simulations"))
                .isEqualTo(200);
        assertThat(revops.body()).contains(page, "Completed");
        assertThat(revops.submit("/policies/tier/versions/" + dearer + "/simulations", Map.of("periods", "99")))
                .isEqualTo(200);
        assertThat(revops.body()).contains("expected 1 to 24 periods");
    }

    private String simulated(String set, String hash) {
        return good(post("/api/v1/policies/" + set + "/versions/" + hash + "/simulations", "{\"periods\":1}"))
                .path("id")
                .asString();
    }

    private static JsonNode good(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer.json();
    }
}
