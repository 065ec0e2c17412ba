package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.AppTest;
import io.plimsoll.Browser;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@DirtiesContext
@TestPropertySource(
        properties = {
            "plimsoll.request-rate.per-second=1",
            "plimsoll.request-rate.burst=5",
            "plimsoll.request-rate.failed-keys-per-minute=3",
            "plimsoll.request-rate.sign-ins-per-minute=3"
        })
class RequestRateIT extends AppTest {

    @Test
    void holdsEachKeyToItsRateAndSaysWhenToComeBack() {
        Answer last = IntStream.range(0, 12)
                .mapToObj(i -> get("/api/v1/meters"))
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(last.code()).isEqualTo("too-many-requests");
        assertThat(last.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(withKey("sandbox-key-of-tests").status()).isEqualTo(200);
    }

    @Test
    void slowsDownWrongKeysButNotTheRightOneBesideThem() {
        for (int i = 0; i < 3; i++) {
            assertThat(withKey("wrong").status()).isEqualTo(401);
        }
        assertThat(withKey("wrong").status()).isEqualTo(429);
        assertThat(withKey("sandbox-key-of-tests").status()).isEqualTo(200);
    }

    @Test
    void slowsDownSignInsOfAnAddress() {
        Browser browser = browser();
        for (int i = 0; i < 3; i++) {
            assertThat(browser.signIn("anyone-" + i, "a guess of mine")).isEqualTo(302);
        }
        assertThat(browser.signIn("anyone-3", "a guess of mine")).isEqualTo(429);
        assertThat(browser.header("Retry-After")).matches("[1-9][0-9]*");
    }

    private Answer withKey(String key) {
        return sendAsNobody(
                "GET", "/api/v1/meters", new byte[0], request -> request.header("Authorization", "Bearer " + key));
    }
}
