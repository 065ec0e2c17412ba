package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.AppTest;
import org.junit.jupiter.api.Test;

class DoorsIT extends AppTest {

    @Test
    void answersReadiness() {
        assertThat(sendAsNobody("GET", "/actuator/health/readiness", new byte[0], request -> {})
                        .status())
                .isEqualTo(200);
    }

    @Test
    void sendsSignedOutPeopleToSignIn() {
        Answer answer = sendAsNobody("GET", "/account/password", new byte[0], request -> {});
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/sign-in");
    }

    @Test
    void asksProgramsForAKey() {
        Answer answer = sendAsNobody("GET", "/api/v1/nothing", new byte[0], request -> {});
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.code()).isEqualTo("unauthenticated");
    }

    @Test
    void saysThatThereIsNoSuchRoute() {
        Answer answer = get("/api/v1/nothing");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("unknown-route");
    }

    @Test
    void showsTheSignInPage() {
        Answer answer = sendAsNobody("GET", "/sign-in", new byte[0], request -> {});
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("name=\"_csrf\"");
    }
}
