package io.plimsoll.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollContext;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.RefusalCode;
import io.plimsoll.policy.Policies;
import io.plimsoll.rules.table.Attribute;
import io.plimsoll.rules.table.AttributeType;
import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.rules.table.TableSchema;
import io.plimsoll.studio.Drafts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttributeCatalogIT {

    private static final Actor AMBER = Actor.user("amber");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final String INDUSTRY = "customer.industry";

    private final PlimsollContext components = new PlimsollContext(
            "io.plimsoll.attribute", "io.plimsoll.policy", "io.plimsoll.studio", "io.plimsoll.audit");
    private final AttributeCatalog attributes = components.get(AttributeCatalog.class);
    private final Policies policies = components.get(Policies.class);

    @AfterEach
    void closes() {
        components.close();
    }

    @Test
    void declaresAColumnOfEveryTable() {
        attributes.put(INDUSTRY, details("TEXT", " What they live on "), AMBER, MAY);
        assertThat(attributes.declared())
                .containsExactly(new Attribute(INDUSTRY, AttributeType.TEXT, List.of(), "What they live on"));
        for (String set : List.of("plan", "tier", "review", "approval")) {
            assertThat(policies.schema(set).column(INDUSTRY)).isPresent();
        }
        String before = policies.inForce("terms", MAY).hash();
        assertThat(policies.post("terms", policies.inForce("terms", MAY).csv(), AMBER, "", MAY)
                        .hash())
                .isEqualTo(before);
    }

    @Test
    void readsBackWhatWasPostedWithIt() {
        attributes.put(INDUSTRY, details("TEXT", ""), AMBER, MAY);
        PolicyTable stored = policies.table(policies.postRows("terms", termsRows("Food & Drink"), AMBER, "", MAY));
        assertThat(stored.schema().attributeNames()).containsExactly(INDUSTRY);
        assertThat(stored.row("food").orElseThrow().cells()).containsEntry(INDUSTRY, "Food & Drink");
    }

    @Test
    void isNotRemovedNorOfAnotherTypeWhileAVersionOrADraftAsksForIt() {
        attributes.put(INDUSTRY, new AttributeDetails("ONE_OF", List.of("Food", "Health"), ""), AMBER, MAY);
        Drafts drafts = components.get(Drafts.class);
        var draft = drafts.create("terms", policies.inForce("terms", MAY).hash(), "by industry", AMBER, MAY);
        drafts.save(draft.id(), draft.revision(), termsRows("Food"), AMBER, MAY);
        refused(
                () -> attributes.remove(INDUSTRY, AMBER, MAY),
                AttributeRefusal.ATTRIBUTE_IN_USE,
                "expected attribute `customer.industry` to be removed only while nothing uses it, but it is used by draft "
                        + draft.id() + " of `terms`");
        policies.postRows("terms", termsRows("Food"), AMBER, "", MAY);
        refused(
                () -> attributes.put(INDUSTRY, details("TEXT", ""), AMBER, MAY),
                AttributeRefusal.ATTRIBUTE_IN_USE,
                "expected attribute `customer.industry` to change its type only while nothing uses it, but it is used by "
                        + "version 2 of `terms`, draft " + draft.id() + " of `terms`");
        refused(
                () -> attributes.put(INDUSTRY, new AttributeDetails("ONE_OF", List.of("Food"), ""), AMBER, MAY),
                AttributeRefusal.ATTRIBUTE_IN_USE,
                null);
        attributes.put(
                INDUSTRY, new AttributeDetails("ONE_OF", List.of("Food", "Health", "Law"), "What for"), AMBER, MAY);
        assertThat(attributes.usesOf(INDUSTRY)).hasSize(2);
    }

    @Test
    void isRemovedOnceNothingAsksForIt() {
        attributes.put(INDUSTRY, details("TEXT", ""), AMBER, MAY);
        attributes.remove(INDUSTRY, AMBER, MAY);
        assertThat(policies.schema("plan").attributes()).isEmpty();
        assertThatThrownBy(() -> policies.postRows("terms", termsRows("Food"), AMBER, "", MAY))
                .isInstanceOf(BillingException.class)
                .hasMessageContaining("customer.industry");
        refused(() -> attributes.remove(INDUSTRY, AMBER, MAY), AttributeRefusal.UNKNOWN_ATTRIBUTE, null);
    }

    @Test
    void refusesToStoreATableReadWithAnAttributeThatIsGone() {
        attributes.put(INDUSTRY, details("TEXT", ""), AMBER, MAY);
        TableSchema schema = policies.schema("terms");
        attributes.remove(INDUSTRY, AMBER, MAY);
        refused(
                () -> components
                        .transaction()
                        .executeWithoutResult(status -> attributes.holdAsRead(schema.attributes())),
                AttributeRefusal.ATTRIBUTE_MOVED,
                null);
    }

    @Test
    void refusesWhatCannotBeAColumn() {
        refused(
                () -> attributes.put("industry", details("TEXT", ""), AMBER, MAY),
                AttributeRefusal.INVALID_ATTRIBUTE,
                null);
        refused(
                () -> attributes.put(INDUSTRY, details("MONEY", ""), AMBER, MAY),
                AttributeRefusal.INVALID_ATTRIBUTE,
                null);
        refused(
                () -> attributes.put(INDUSTRY, details("ONE_OF", ""), AMBER, MAY),
                AttributeRefusal.INVALID_ATTRIBUTE,
                null);
        refused(
                () -> attributes.put(INDUSTRY, new AttributeDetails("TEXT", List.of("a"), ""), AMBER, MAY),
                AttributeRefusal.INVALID_ATTRIBUTE,
                null);
        for (int i = 0; i < AttributeCatalog.ATTRIBUTES_AT_MOST; i++) {
            attributes.put("customer.a" + i, details("FLAG", ""), AMBER, MAY);
        }
        refused(
                () -> attributes.put(INDUSTRY, details("TEXT", ""), AMBER, MAY),
                AttributeRefusal.TOO_MANY_ATTRIBUTES,
                null);
        assertThat(attributes.declared()).hasSize(AttributeCatalog.ATTRIBUTES_AT_MOST);
    }

    private static AttributeDetails details(String type, String says) {
        return new AttributeDetails(type, null, says);
    }

    private List<Map<String, String>> termsRows(String industry) {
        Map<String, String> usual = Map.of(
                "dayCount", "SECONDS",
                "proration", "NONE",
                "roundingStage", "CHARGE",
                "roundingMode", "HALF_UP",
                "taxRounding", "PER_LINE",
                "discountOrder", "SEQUENTIAL",
                "zeroUsageFirstFlatFee", "false",
                "lateUsage", "REFUSE_AFTER_GRACE",
                "paymentDays", "30");
        Map<String, String> food = new TreeMap<>(usual);
        food.put("row", "food");
        food.put(INDUSTRY, industry);
        Map<String, String> other = new TreeMap<>(usual);
        other.put("row", "other");
        return List.of(food, other);
    }

    private static void refused(ThrowingCallable call, RefusalCode code, @Nullable String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(BillingException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            if (message != null) {
                assertThat(refusal).hasMessage(message);
            }
        });
    }
}
