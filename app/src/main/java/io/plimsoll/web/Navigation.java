package io.plimsoll.web;

import static io.plimsoll.security.Permission.MANAGE_ACCESS;
import static io.plimsoll.security.Permission.READ_AUDIT;
import static io.plimsoll.security.Permission.READ_BILLING_RUNS;
import static io.plimsoll.security.Permission.READ_CUSTOMERS;
import static io.plimsoll.security.Permission.READ_INVOICES;
import static io.plimsoll.security.Permission.READ_OVERVIEW;
import static io.plimsoll.security.Permission.READ_POLICIES;
import static io.plimsoll.security.Permission.READ_USER_TASKS;
import static io.plimsoll.security.Permission.READ_WORKFLOWS;

import io.plimsoll.security.Permission;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where a person may go from any page: a few sections, and the places of the one they are in. */
record Navigation(List<Link> sections, List<Link> places) {

    /** @param paths that belong to the place; the first is the place itself */
    private record Place(String messageKey, Permission permission, List<String> paths) {

        String path() {
            return paths.getFirst();
        }

        boolean holds(String at) {
            return paths.stream().anyMatch(path -> at.equals(path) || at.startsWith(path + "/"));
        }
    }

    private record Section(String messageKey, List<Place> places) {}

    private static final List<Section> SECTIONS = List.of(
            section(
                    "nav.today",
                    place("nav.overview", READ_OVERVIEW, "/"),
                    place("nav.tasks", READ_USER_TASKS, "/tasks")),
            section("nav.customers", place("nav.customers", READ_CUSTOMERS, "/customers", "/subscriptions")),
            section(
                    "nav.money",
                    place("nav.invoices", READ_INVOICES, "/invoices"),
                    place("nav.dunning", READ_INVOICES, "/dunning"),
                    place("nav.runs", READ_BILLING_RUNS, "/billing-runs")),
            section(
                    "nav.policies",
                    place(
                            "nav.policies",
                            READ_POLICIES,
                            "/policies",
                            "/policy-submissions",
                            "/policy-simulations",
                            "/policy-decisions"),
                    place("nav.attributes", READ_POLICIES, "/attributes")),
            section(
                    "nav.evidence",
                    place("nav.workflows", READ_WORKFLOWS, "/workflows"),
                    place("nav.audit", READ_AUDIT, "/audit"),
                    place("nav.laws", READ_WORKFLOWS, "/laws")),
            section("nav.access", place("nav.access", MANAGE_ACCESS, "/access")));

    /** A link, and whether the page belongs to it. */
    public record Link(String path, String messageKey, boolean current) {}

    private static Section section(String messageKey, Place... places) {
        return new Section(messageKey, List.of(places));
    }

    private static Place place(String messageKey, Permission permission, String... paths) {
        return new Place(messageKey, permission, List.of(paths));
    }

    /**
     * What is shown on the page at the path: a section leads to the first of its places that is allowed; places are shown
     * where a section has more than one.
     */
    static Navigation at(String path, Predicate<Permission> allowed) {
        List<List<Place>> open = SECTIONS.stream()
                .map(section -> section.places().stream()
                        .filter(place -> allowed.test(place.permission()))
                        .toList())
                .toList();
        List<Link> sections = Stream.iterate(0, i -> i < SECTIONS.size(), i -> i + 1)
                .filter(i -> !open.get(i).isEmpty())
                .map(i -> new Link(
                        open.get(i).getFirst().path(),
                        SECTIONS.get(i).messageKey(),
                        open.get(i).stream().anyMatch(place -> place.holds(path))))
                .toList();
        Optional<List<Place>> here = open.stream()
                .filter(places -> places.size() > 1)
                .filter(places -> places.stream().anyMatch(place -> place.holds(path)))
                .findFirst();
        return new Navigation(
                sections,
                here.orElse(List.of()).stream()
                        .map(place -> new Link(place.path(), place.messageKey(), place.holds(path)))
                        .toList());
    }
}
