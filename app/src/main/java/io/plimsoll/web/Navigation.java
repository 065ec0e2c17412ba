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

    /** @param prefix further paths that belong to the place */
    private record Place(String path, String messageKey, Permission permission, String... prefix) {

        boolean holds(String at) {
            return at.equals(path)
                    || at.startsWith(path + "/")
                    || Stream.of(prefix).anyMatch(one -> at.equals(one) || at.startsWith(one + "/"));
        }
    }

    private record Section(String messageKey, Place... places) {}

    private static final List<Section> SECTIONS = List.of(
            new Section(
                    "nav.today",
                    new Place("/", "nav.overview", READ_OVERVIEW),
                    new Place("/tasks", "nav.tasks", READ_USER_TASKS)),
            new Section("nav.customers", new Place("/customers", "nav.customers", READ_CUSTOMERS)),
            new Section(
                    "nav.money",
                    new Place("/invoices", "nav.invoices", READ_INVOICES),
                    new Place("/billing-runs", "nav.runs", READ_BILLING_RUNS)),
            new Section(
                    "nav.policies",
                    new Place(
                            "/policies",
                            "nav.policies",
                            READ_POLICIES,
                            "/policy-submissions",
                            "/policy-simulations",
                            "/policy-decisions"),
                    new Place("/attributes", "nav.attributes", READ_POLICIES)),
            new Section(
                    "nav.evidence",
                    new Place("/workflows", "nav.workflows", READ_WORKFLOWS),
                    new Place("/audit", "nav.audit", READ_AUDIT),
                    new Place("/laws", "nav.laws", READ_WORKFLOWS)),
            new Section("nav.access", new Place("/access", "nav.access", MANAGE_ACCESS)));

    /** A link, and whether the page belongs to it. */
    public record Link(String path, String messageKey, boolean current) {}

    /**
     * What is shown on the page at the path: a section leads to the first of its places that is allowed; places are shown
     * where a section has more than one.
     */
    static Navigation at(String path, Predicate<Permission> allowed) {
        List<List<Place>> open = SECTIONS.stream()
                .map(section -> Stream.of(section.places())
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
