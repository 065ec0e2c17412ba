package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.plimsoll.AppTest;
import io.plimsoll.access.Role;
import io.plimsoll.access.StaffUsers;
import io.plimsoll.kernel.Actor;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ApiDocsPageTest extends AppTest {

    @Autowired
    private StaffUsers users;

    @Test
    void showsTheApiUnderTheStrictContentPolicy() {
        users.create("docs-reader", "Reader", Set.of(Role.AUDITOR), PASSWORD, Actor.system("test"), START);
        try (Browser browser = Browser.open(port)) {
            Page page = browser.signIn("docs-reader", PASSWORD, Browser.DESKTOP);
            browser.go(page, "/docs");
            page.waitForSelector("text=Rate a quantity by a price");
            page.click("text=Rate a quantity by a price");
            page.waitForSelector("text=/1500/");
            browser.look(page, "docs");
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
