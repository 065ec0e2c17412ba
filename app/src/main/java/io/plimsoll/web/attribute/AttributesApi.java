package io.plimsoll.web.attribute;

import io.plimsoll.attribute.AttributeCatalog;
import io.plimsoll.attribute.AttributeDetails;
import io.plimsoll.attribute.DeclaredAttribute;
import io.plimsoll.kernel.Page;
import io.plimsoll.rules.table.AttributeType;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What revenue operations declare to know of customers and subscriptions; each is a condition column of every policy table. */
@Tag(name = "Attributes")
@RestController
@RequestMapping("/api/v1/attributes")
class AttributesApi {

    private final AttributeCatalog attributes;
    private final InstantSource clock;

    AttributesApi(AttributeCatalog attributes, InstantSource clock) {
        this.attributes = attributes;
        this.clock = clock;
    }

    /** @param usedBy the versions and open drafts that ask for it; while there are any it stays and keeps its type */
    record AttributeAnswer(
            String attribute,
            AttributeType type,
            List<String> oneOf,
            String says,
            List<String> usedBy,
            String declaredBy,
            Instant declaredAt) {}

    @Operation(summary = "List all attributes by name")
    @GetMapping
    @Requires(Permission.READ_POLICIES)
    Page<AttributeAnswer> list() {
        return new Page<>(attributes.all().stream().map(this::answer).toList(), null);
    }

    @Operation(summary = "See one attribute, and where it is used")
    @GetMapping("/{name}")
    @Requires(Permission.READ_POLICIES)
    AttributeAnswer get(@PathVariable String name) {
        return answer(attributes.get(name));
    }

    @Operation(summary = "Declare or change an attribute, named customer.… or subscription.…; in use it keeps its type")
    @PutMapping("/{name}")
    @Requires(Permission.WRITE_POLICIES)
    AttributeAnswer put(@PathVariable String name, @RequestBody AttributeDetails details, Caller caller) {
        return answer(attributes.put(name, details, caller.actor(), clock.instant()));
    }

    @Operation(summary = "Remove an attribute and its values; refused while a version or an open draft uses it")
    @DeleteMapping("/{name}")
    @Requires(Permission.WRITE_POLICIES)
    ResponseEntity<Void> remove(@PathVariable String name, Caller caller) {
        attributes.remove(name, caller.actor(), clock.instant());
        return ResponseEntity.noContent().build();
    }

    private AttributeAnswer answer(DeclaredAttribute of) {
        return new AttributeAnswer(
                of.attribute().name(),
                of.attribute().type(),
                of.attribute().oneOf(),
                of.attribute().says(),
                attributes.usesOf(of.attribute().name()),
                of.declaredBy(),
                of.declaredAt());
    }
}
