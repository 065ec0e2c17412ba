package io.plimsoll.web;

import io.plimsoll.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows around its content: who is signed in, where they may go, and what time it is. */
@ControllerAdvice(annotations = PageController.class)
class PageFrame {

    private final InstantSource clock;
    private final Formats formats;
    private final boolean sandbox;

    PageFrame(InstantSource clock, Formats formats, @Value("${plimsoll.sandbox:false}") boolean sandbox) {
        this.clock = clock;
        this.formats = formats;
        this.sandbox = sandbox;
    }

    @ModelAttribute("navigation")
    Navigation navigation(HttpServletRequest request, @Nullable Principal principal) {
        Caller caller = caller(principal);
        return Navigation.at(request.getRequestURI(), permission -> caller != null && caller.may(permission));
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
