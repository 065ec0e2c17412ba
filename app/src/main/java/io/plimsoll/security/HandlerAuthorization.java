package io.plimsoll.security;

import io.plimsoll.security.HandlerPermissions.Declared;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Lets a request through to its handler when the caller has the permission the handler declares. It asks the same
 * mappings the dispatcher asks, so path patterns are written once, and it does so before anything reads the body.
 */
@Component
class HandlerAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

    private final ApplicationContext context;
    private final HandlerPermissions permissions;
    private volatile @Nullable List<HandlerMapping> mappings;

    HandlerAuthorization(ApplicationContext context, HandlerPermissions permissions) {
        this.context = context;
        this.permissions = permissions;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext request) {
        Optional<Object> handler = handlerOf(request.getRequest());
        boolean granted = switch (handler.orElse("")) {
            case HandlerMethod method -> mayCall(method, caller(authentication.get()));
            case ResourceHttpRequestHandler files -> isPublicFile(request.getRequest(), authentication);
            // No such route or method: the dispatcher says so, but under /api only to callers it knows.
            case String none -> isPublicFile(request.getRequest(), authentication);
            default -> false;
        };
        return new AuthorizationDecision(granted);
    }

    private boolean mayCall(HandlerMethod method, Optional<Caller> caller) {
        return switch (permissions.declaredBy(method).orElse(null)) {
            case Declared.Open() -> true;
            case Declared.Needs(Permission permission) ->
                caller.map(known -> known.may(permission)).orElse(false);
            case null -> false;
        };
    }

    private static boolean isPublicFile(
            HttpServletRequest request, Supplier<? extends @Nullable Authentication> authentication) {
        return !request.getRequestURI().startsWith("/api/")
                || caller(authentication.get()).isPresent();
    }

    private static Optional<Caller> caller(@Nullable Authentication authentication) {
        return authentication instanceof CallerAuthentication known
                ? Optional.of(known.getPrincipal())
                : Optional.empty();
    }

    private Optional<Object> handlerOf(HttpServletRequest request) {
        Object parsedBefore = request.getAttribute(ServletRequestPathUtils.PATH_ATTRIBUTE);
        ServletRequestPathUtils.parseAndCache(request);
        try {
            for (HandlerMapping mapping : mappings()) {
                HandlerExecutionChain chain = mapping.getHandler(request);
                if (chain != null) {
                    return Optional.of(chain.getHandler());
                }
            }
            return Optional.empty();
        } catch (ServletException e) {
            // The route exists, but not for this method or media type; the dispatcher meets the same and answers.
            return Optional.empty();
        } catch (Exception e) {
            throw new IllegalStateException("expected to find the handler of a request, but looking it up failed", e);
        } finally {
            request.setAttribute(ServletRequestPathUtils.PATH_ATTRIBUTE, parsedBefore);
        }
    }

    private List<HandlerMapping> mappings() {
        List<HandlerMapping> known = mappings;
        if (known == null) {
            Comparator<Object> byOrder = AnnotationAwareOrderComparator.INSTANCE;
            known =
                    BeanFactoryUtils.beansOfTypeIncludingAncestors(context, HandlerMapping.class, true, false)
                            .values()
                            .stream()
                            .sorted(byOrder)
                            .toList();
            mappings = known;
        }
        return known;
    }
}
