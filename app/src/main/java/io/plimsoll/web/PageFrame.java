package io.plimsoll.web;

import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows around its content: who is signed in, where they may go, and what time it is. */
@ControllerAdvice(annotations = PageController.class)
class PageFrame {

    private record Place(String path, String messageKey, Permission permission) {}

    private static final List<Place> PLACES = List.of(
            new Place("/", "nav.overview", Permission.READ_OVERVIEW),
            new Place("/tasks", "nav.tasks", Permission.READ_USER_TASKS),
            new Place("/customers", "nav.customers", Permission.READ_CUSTOMERS),
            new Place("/invoices", "nav.invoices", Permission.READ_INVOICES),
            new Place("/billing-runs", "nav.runs", Permission.READ_BILLING_RUNS),
            new Place("/policies", "nav.policies", Permission.READ_POLICIES),
            new Place("/attributes", "nav.attributes", Permission.READ_POLICIES),
            new Place("/workflows", "nav.workflows", Permission.READ_WORKFLOWS),
            new Place("/audit", "nav.audit", Permission.READ_AUDIT),
            new Place("/access", "nav.access", Permission.MANAGE_ACCESS));

    /** A link of the main navigation. */
    public record Link(String path, String messageKey, boolean current) {}

    private final InstantSource clock;
    private final Formats formats;
    private final boolean sandbox;

    PageFrame(InstantSource clock, Formats formats, @Value("${plimsoll.sandbox:false}") boolean sandbox) {
        this.clock = clock;
        this.formats = formats;
        this.sandbox = sandbox;
    }

    @ModelAttribute("navigation")
    List<Link> navigation(HttpServletRequest request, @Nullable Principal principal) {
        Caller caller = caller(principal);
        if (caller == null) {
            return List.of();
        }
        String path = request.getRequestURI();
        return PLACES.stream()
                .filter(place -> caller.may(place.permission()))
                .map(place -> new Link(
                        place.path(),
                        place.messageKey(),
                        path.equals(place.path()) || path.startsWith(place.path() + "/")))
                .toList();
    }

    @ModelAttribute("signedIn")
    @Nullable
    Caller signedIn(@Nullable Principal principal) {
        return caller(principal);
    }

    @ModelAttribute("asOf")
    String asOf() {
        return formats.utc(clock.instant());
    }

    @ModelAttribute("sandboxTime")
    @Nullable
    String sandboxTime() {
        return sandbox ? formats.utc(clock.instant()) : null;
    }

    private static @Nullable Caller caller(@Nullable Principal principal) {
        return principal instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof Caller caller
                ? caller
                : null;
    }
}
