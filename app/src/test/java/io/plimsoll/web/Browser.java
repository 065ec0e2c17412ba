package io.plimsoll.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real Chromium for page tests. It notes everything the page complained about, so that a script or style the content
 * policy refused cannot go unseen, and keeps pictures under {@code target/pages}.
 */
public final class Browser implements AutoCloseable {

    /** Width of a common phone in CSS pixels. */
    static final int PHONE = 390;

    public static final int DESKTOP = 1280;

    private static final Path PICTURES = Path.of("target", "pages");
    private static final String CHROMIUM = System.getProperty("plimsoll.chromium", "/usr/bin/chromium");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();
    private final String base;

    private Browser(Playwright playwright, int port) {
        this.playwright = playwright;
        this.base = "http://127.0.0.1:" + port;
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(CHROMIUM))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        this.context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setLocale("en-GB"));
    }

    public static Browser open(int port) {
        if (!Files.isExecutable(Path.of(CHROMIUM))) {
            throw new IllegalStateException("expected a Chromium at " + CHROMIUM
                    + ", but there is none: install Debian's package chromium or set -Dplimsoll.chromium");
        }
        return new Browser(
                Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))),
                port);
    }

    /** A new tab of the given width, signed in. */
    public Page signIn(String login, String password, int width) {
        return signIn(context, login, password, width);
    }

    /** The same with cookies of its own, as on another person's machine. */
    public Page signInElsewhere(String login, String password, int width) {
        return signIn(
                browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setLocale("en-GB")),
                login,
                password,
                width);
    }

    private Page signIn(BrowserContext machine, String login, String password, int width) {
        Page page = machine.newPage();
        page.setViewportSize(width, 900);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.navigate(base + "/sign-in");
        page.fill("input[name=login]", login);
        page.fill("input[name=password]", password);
        page.click("form.card button");
        return page;
    }

    public void go(Page page, String path) {
        page.navigate(base + path);
    }

    /** Takes a picture and answers how many pixels the page is wider than its window; 0 means nothing is cut off. */
    public int look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + "-" + page.viewportSize().width + ".png"))
                .setFullPage(true));
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
