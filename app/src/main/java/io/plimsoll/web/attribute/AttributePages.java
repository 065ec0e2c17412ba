package io.plimsoll.web.attribute;

import io.plimsoll.attribute.AttributeCatalog;
import io.plimsoll.attribute.AttributeDetails;
import io.plimsoll.attribute.DeclaredAttribute;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.rules.table.AttributeType;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.PageController;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The attributes there are, where each is used, and the form that declares one. */
@PageController
class AttributePages {

    private final AttributeCatalog attributes;
    private final InstantSource clock;

    AttributePages(AttributeCatalog attributes, InstantSource clock) {
        this.attributes = attributes;
        this.clock = clock;
    }

    /** An attribute as a line of the page. */
    public record Line(DeclaredAttribute declared, List<String> usedBy) {}

    @GetMapping("/attributes")
    @Requires(Permission.READ_POLICIES)
    String list(Caller caller, Model model) {
        return show(caller, model);
    }

    @PostMapping("/attributes")
    @Requires(Permission.WRITE_POLICIES)
    String declare(
            @RequestParam String of,
            @RequestParam String key,
            @RequestParam String type,
            @RequestParam(defaultValue = "") String oneOf,
            @RequestParam(defaultValue = "") String says,
            Caller caller,
            Model model) {
        List<@Nullable String> words =
                oneOf.isBlank() ? List.of() : Arrays.asList(oneOf.strip().split(";", -1));
        return change(
                caller,
                model,
                () -> attributes.put(
                        of + "." + key.strip(),
                        new AttributeDetails(type, words, says),
                        caller.actor(),
                        clock.instant()));
    }

    @PostMapping("/attributes/{name}/remove")
    @Requires(Permission.WRITE_POLICIES)
    String remove(@PathVariable String name, Caller caller, Model model) {
        return change(caller, model, () -> attributes.remove(name, caller.actor(), clock.instant()));
    }

    private String change(Caller caller, Model model, Runnable change) {
        try {
            change.run();
            return "redirect:/attributes";
        } catch (BillingException refused) {
            model.addAttribute("refusal", refused.getMessage());
            model.addAttribute("violations", refused.violations());
            return show(caller, model);
        }
    }

    private String show(Caller caller, Model model) {
        model.addAttribute(
                "lines",
                attributes.all().stream()
                        .map(declared -> new Line(
                                declared, attributes.usesOf(declared.attribute().name())))
                        .toList());
        model.addAttribute("types", AttributeType.values());
        model.addAttribute("mayDeclare", caller.may(Permission.WRITE_POLICIES));
        return "attribute/attributes";
    }
}
