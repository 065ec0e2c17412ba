package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.AppTest;
import io.plimsoll.Browser;
import io.plimsoll.access.Invitation;
import io.plimsoll.access.Role;
import io.plimsoll.access.StaffUsers;
import io.plimsoll.kernel.Actor;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DoorsIT extends AppTest {

    @Autowired
    private StaffUsers users;

    @Test
    void answersReadinessToEveryoneAndOtherActuatorsToNobody() {
        assertThat(sendAsNobody("GET", "/actuator/health/readiness", new byte[0], request -> {})
                        .status())
                .isEqualTo(200);
        assertThat(sendAsNobody("GET", "/actuator/env", new byte[0], request -> {})
                        .status())
                .isEqualTo(401);
    }

    @Test
    void sendsSignedOutPeopleToSignInAndBackToThePageTheyAskedFor() {
        Browser browser = browser(Role.FINANCE);
        browser.submit("/sign-out", Map.of());
        assertThat(browser.get("/account/password")).isEqualTo(302);
        assertThat(browser.wentTo()).endsWith("/sign-in");
        assertThat(browser.signIn("test-finance", PASSWORD)).isEqualTo(302);
        assertThat(browser.wentTo()).contains("/account/password");
        assertThat(browser.get("/account/password")).isEqualTo(200);
    }

    @Test
    void asksProgramsForAKey() {
        Answer answer = sendAsNobody("GET", "/api/v1/nothing", new byte[0], request -> {});
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.code()).isEqualTo("unauthenticated");
    }

    @Test
    void doesNotTakeASessionForAKey() {
        Browser browser = browser(Role.ADMIN);
        assertThat(browser.get("/api/v1/meters")).isEqualTo(401);
    }

    @Test
    void takesTheSandboxKeyAndNoRevokedOne() {
        assertThat(as("sandbox-key-of-tests").status()).isEqualTo(200);
        Answer made = post("/api/v1/api-keys", "{\"label\":\"Short-lived\",\"roles\":[\"AUDITOR\"]}");
        String token = made.json().path("token").asString();
        String prefix = made.json().path("prefix").asString();
        assertThat(as(token).status()).isEqualTo(200);
        assertThat(get("/api/v1/api-keys").body()).contains(prefix).doesNotContain(token);
        assertThat(post("/api/v1/api-keys/" + prefix + "/revoke", "").status()).isEqualTo(200);
        assertThat(as(token).status()).isEqualTo(401);
    }

    @Test
    void refusesAFormWithoutItsToken() {
        Browser browser = browser(Role.FINANCE);
        Map<String, String> fields = Map.of("current-password", PASSWORD, "new-password", "another password 1");
        assertThat(browser.submitWithToken("/account/password", "", fields)).isEqualTo(403);
        assertThat(browser.submitWithToken("/account/password", "forged", fields))
                .isEqualTo(403);
    }

    @Test
    void letsAOneTimePasswordDoNothingButChooseAnother() {
        Invitation invitation = users.invite("newcomer", "New", Set.of(Role.ADMIN), Actor.system("test"), START);
        Browser browser = browser();
        assertThat(browser.signIn("newcomer", invitation.oneTimePassword())).isEqualTo(302);
        assertThat(browser.wentTo()).endsWith("/account/password");
        Map<String, String> weak = Map.of("current-password", invitation.oneTimePassword(), "new-password", "short");
        assertThat(browser.submit("/account/password", weak)).isEqualTo(422);
        assertThat(browser.body()).contains("12 characters");
        Map<String, String> good =
                Map.of("current-password", invitation.oneTimePassword(), "new-password", "my very own password");
        assertThat(browser.submit("/account/password", good)).isEqualTo(302);
        assertThat(users.get("newcomer").passwordIsOneTime()).isFalse();
    }

    @Test
    void endsTheSessionOfOneWhoWasDisabled() {
        Browser browser = browser();
        users.create("leaver", "Leaver", Set.of(Role.AUDITOR), PASSWORD, Actor.system("test"), START);
        users.create("other-admin", "Admin", Set.of(Role.ADMIN), PASSWORD, Actor.system("test"), START);
        browser.signIn("leaver", PASSWORD);
        assertThat(browser.get("/account/password")).isEqualTo(200);
        users.change("leaver", "Leaver", Set.of(Role.AUDITOR), true, Actor.system("test"), START);
        assertThat(browser.get("/account/password")).isEqualTo(302);
    }

    @Test
    void saysNoMoreThanThatLoginAndPasswordDoNotFit() {
        Browser browser = browser();
        browser.signIn("nobody-of-this-name", "whatever it is");
        String unknown = browser.wentTo();
        users.create("known-one", "Known", Set.of(Role.AUDITOR), PASSWORD, Actor.system("test"), START);
        browser.signIn("known-one", "not the password");
        assertThat(browser.wentTo()).isEqualTo(unknown).endsWith("/sign-in?refused");
    }

    @Test
    void makesWaitAfterManyWrongPasswords() {
        users.create("guessed", "Guessed", Set.of(Role.AUDITOR), PASSWORD, Actor.system("test"), START);
        Browser browser = browser();
        for (int i = 0; i < 5; i++) {
            browser.signIn("guessed", "guess number " + i);
        }
        browser.signIn("guessed", PASSWORD);
        assertThat(browser.wentTo()).contains("/sign-in?wait=");
    }

    @Test
    void keepsTheSessionCookieFromScriptsAndOtherSites() {
        Browser browser = browser();
        browser.get("/sign-in");
        assertThat(browser.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
    }

    @Test
    void sendsSafeHeadersWithPagesAndAnswers() {
        for (Answer answer :
                java.util.List.of(get("/api/v1/meters"), sendAsNobody("GET", "/sign-in", new byte[0], request -> {}))) {
            assertThat(answer.header("Content-Security-Policy"))
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                    .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Permissions-Policy")).contains("camera=()");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Strict-Transport-Security")).isNull();
        }
    }

    private Answer as(String token) {
        return sendAsNobody(
                "GET", "/api/v1/meters", new byte[0], request -> request.header("Authorization", "Bearer " + token));
    }
}
