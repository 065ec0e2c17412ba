package io.plimsoll.security;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which permission each handler declares. An app with a handler that declares none does not start. */
@Component
public class HandlerPermissions implements SmartInitializingSingleton {

    // Handlers of libraries cannot carry our annotations; these serve the API's description, which is public.
    private static final List<String> OPEN_LIBRARIES = List.of("org.springdoc.");

    private final ApplicationContext context;

    HandlerPermissions(ApplicationContext context) {
        this.context = context;
    }

    /** What a handler asks of its caller. */
    public sealed interface Declared {

        record Open() implements Declared {}

        record Needs(Permission permission) implements Declared {}
    }

    /** One handler with what it is mapped to and what it declares. */
    public record Operation(RequestMappingInfo mapping, HandlerMethod handler, Declared declared) {}

    @Override
    public void afterSingletonsInstantiated() {
        List<String> undeclared = new ArrayList<>();
        mappings()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .filter(handler -> declaredBy(handler).isEmpty())
                .forEach(handler -> undeclared.add(handler.getShortLogMessage()));
        if (!undeclared.isEmpty()) {
            throw new IllegalStateException(
                    "expected every handler to declare @Requires or @OpenToEveryone, but these do not: " + undeclared);
        }
    }

    /** Every operation of the app, pages and API. */
    public List<Operation> operations() {
        return mappings()
                .map(RequestMappingHandlerMapping::getHandlerMethods)
                .map(Map::entrySet)
                .flatMap(entries -> entries.stream()
                        .map(entry -> new Operation(
                                entry.getKey(),
                                entry.getValue(),
                                declaredBy(entry.getValue()).orElseThrow())))
                .toList();
    }

    Optional<Declared> declaredBy(HandlerMethod handler) {
        Method method = handler.getMethod();
        Class<?> type = handler.getBeanType();
        return declaredOn(method, AnnotatedElementUtils.hasAnnotation(method, OpenToEveryone.class))
                .or(() -> declaredOn(type, AnnotatedElementUtils.hasAnnotation(type, OpenToEveryone.class)))
                .or(() -> OPEN_LIBRARIES.stream().anyMatch(type.getName()::startsWith)
                        ? Optional.of(new Declared.Open())
                        : Optional.empty());
    }

    private static Optional<Declared> declaredOn(java.lang.reflect.AnnotatedElement element, boolean open) {
        Requires requires = AnnotatedElementUtils.findMergedAnnotation(element, Requires.class);
        if (requires != null) {
            return Optional.of(new Declared.Needs(requires.value()));
        }
        return open ? Optional.of(new Declared.Open()) : Optional.empty();
    }

    private Stream<RequestMappingHandlerMapping> mappings() {
        return context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream();
    }
}
