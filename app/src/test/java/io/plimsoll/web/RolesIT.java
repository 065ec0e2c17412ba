package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.AppTest;
import io.plimsoll.Browser;
import io.plimsoll.access.Role;
import io.plimsoll.security.HandlerPermissions;
import io.plimsoll.security.HandlerPermissions.Declared;
import io.plimsoll.security.HandlerPermissions.Operation;
import io.plimsoll.security.Permission;
import io.plimsoll.security.RolePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;

/** Walks every operation there is with every role and with nobody, and compares the answer to the permission table. */
class RolesIT extends AppTest {

    @Autowired
    private HandlerPermissions handlers;

    private record Call(String method, String path, String mediaType, Declared declared) {

        boolean isForPrograms() {
            return path.startsWith("/api/");
        }

        boolean opensTo(Role role) {
            return switch (declared) {
                case Declared.Open() -> true;
                case Declared.Needs(Permission permission) ->
                    RolePermissions.of(role).contains(permission);
            };
        }

        @Override
        public String toString() {
            return method + " " + path + " " + mediaType;
        }
    }

    @Test
    void opensEachCallOfTheApiToItsRolesAlone() {
        List<String> wrong = new ArrayList<>();
        for (Call call : calls().stream().filter(Call::isForPrograms).toList()) {
            for (Role role : Role.values()) {
                int status = status(call, key(role));
                boolean refused = status == 403;
                if (status == 401 || refused == call.opensTo(role)) {
                    wrong.add(call + " as " + role + " answered " + status);
                }
            }
            int status = sendAsNobody(call.method(), call.path(), new byte[0], request -> {})
                    .status();
            if (status != 401) {
                wrong.add(call + " as nobody answered " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void opensEachPageToItsRolesAlone() {
        Map<Role, Browser> people = new EnumMap<>(Role.class);
        Arrays.stream(Role.values()).filter(Role::isForPeople).forEach(role -> people.put(role, browser(role)));
        List<String> wrong = new ArrayList<>();
        for (Call call : calls().stream().filter(call -> !call.isForPrograms()).toList()) {
            people.forEach((role, browser) -> {
                int status = browser.call(call.method(), call.path());
                if ((status == 403) == call.opensTo(role) || status >= 500) {
                    wrong.add(call + " as " + role + " answered " + status);
                }
            });
            Browser nobody = browser();
            int status = nobody.call(call.method(), call.path());
            boolean sentAway = status == 302 && nobody.wentTo().endsWith("/sign-in");
            if (sentAway == (call.declared() instanceof Declared.Open)) {
                wrong.add(call + " as nobody answered " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void keepsWritingFromTheAuditor() {
        Set<Permission> writing = new TreeSet<>(RolePermissions.of(Role.ADMIN));
        writing.removeAll(RolePermissions.of(Role.AUDITOR));
        assertThat(writing).contains(Permission.VOID_INVOICES, Permission.WRITE_POLICIES, Permission.MANAGE_ACCESS);
        assertThat(calls().stream()
                        .filter(Call::isForPrograms)
                        .filter(call -> !call.method().equals("GET"))
                        .filter(call -> call.opensTo(Role.AUDITOR))
                        .map(Call::path))
                .containsExactlyInAnyOrder(
                        "/api/v1/prices/quote",
                        "/api/v1/prices/prorate",
                        "/api/v1/policies/x1/decide",
                        "/api/v1/policy-decisions/x1/recompute",
                        "/api/v1/policies/x1/findings");
    }

    private int status(Call call, String token) {
        return sendAsNobody(
                        call.method(),
                        call.path(),
                        new byte[0],
                        request -> request.header("Authorization", "Bearer " + token)
                                .header("Content-Type", call.mediaType()))
                .status();
    }

    private List<Call> calls() {
        return handlers.operations().stream()
                .flatMap(operation -> calls(operation).stream())
                .filter(call -> !call.path().equals("/error"))
                .toList();
    }

    /** Path variables become names of things that do not exist, so an allowed call finds nothing to change. */
    private static List<Call> calls(Operation operation) {
        Set<RequestMethod> methods = operation.mapping().getMethodsCondition().getMethods();
        String mediaType = operation.mapping().getConsumesCondition().getConsumableMediaTypes().stream()
                .map(MediaType::toString)
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON_VALUE);
        return operation.mapping().getPatternValues().stream()
                .map(pattern -> pattern.replaceAll("\\{[^}]+}", "x1"))
                .flatMap(path -> (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                        .stream().map(method -> new Call(method.name(), path, mediaType, operation.declared())))
                .toList();
    }
}
