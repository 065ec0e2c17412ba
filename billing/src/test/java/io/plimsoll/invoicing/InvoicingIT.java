package io.plimsoll.invoicing;

import static io.plimsoll.invoicing.InvoiceFixture.DRAFTED;
import static io.plimsoll.invoicing.InvoiceFixture.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plimsoll.Golden;
import io.plimsoll.PlimsollContext;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Page;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvoicingIT {

    private static final Actor ASPEN = Actor.user("aspen");
    private static final Instant LATER = Instant.parse("2026-06-02T15:00:00Z");

    private final PlimsollContext plimsoll =
            new PlimsollContext("io.plimsoll.invoicing", "io.plimsoll.audit", "io.plimsoll.outbox");
    private final Gate gate = plimsoll.register(new Gate());
    private final Invoicing invoicing = plimsoll.get(Invoicing.class);
    private final InvoiceFixture fixture = new InvoiceFixture(plimsoll);

    @AfterEach
    void close() {
        plimsoll.close();
    }

    @Test
    void aDraftIsReadBackAsItWasWritten() {
        InvoiceDraft draft = InvoiceFixture.draft(
                fixture.subscriptions("acme", 1).getFirst(),
                null,
                InvoiceFixture.lines(List.of("12.34", "0.66", "-1.00")));
        Invoice invoice = invoicing.get(fixture.draft(List.of(draft)).getFirst());
        assertThat(invoice.lines()).isEqualTo(draft.lines());
        assertThat(invoice.total()).isEqualTo(draft.total()).hasToString("USD 12.00");
        assertThat(invoice.period()).isEqualTo(draft.period());
        assertThat(invoice.state()).isEqualTo(InvoiceState.DRAFT);
        assertThat(invoice.number()).isNull();
        assertThat(invoice.customerName()).isEqualTo("Acme");
        assertThat(invoice.draftedAt()).isEqualTo(DRAFTED);
    }

    @Test
    void aHeldInvoiceIsIssuedOnlyAfterSomebodyApprovedIt() {
        InvoiceId id = held();
        assertThat(invoicing.get(id).state()).isEqualTo(InvoiceState.HELD);
        refused("invoice-is-held", () -> invoicing.issue(id, LATER));

        Invoice approved = invoicing.approve(id, ASPEN, "a launch", LATER);
        assertThat(approved.state()).isEqualTo(InvoiceState.DRAFT);
        assertThat(approved.approval()).isEqualTo(new Approval(ASPEN, "a launch", LATER));
        assertThat(approved.holdReason()).isEqualTo("three times the median");
        assertThat(invoicing.approve(id, Actor.user("birch"), "me too", LATER.plusSeconds(1)))
                .isEqualTo(approved);
        assertThat(invoicing.issue(id, LATER).number()).isEqualTo("INV-000001");
        assertThat(auditActions(id)).containsExactly("invoice.approved", "invoice.issued");
    }

    @Test
    void issuingTwiceTakesOneNumberAndTheDueDateFollowsTheTerms() {
        List<InvoiceId> ids = fixture.drafted(2);
        Invoice first = invoicing.issue(ids.getFirst(), LATER);
        assertThat(invoicing.issue(ids.getFirst(), LATER.plusSeconds(60))).isEqualTo(first);
        assertThat(first.issuedAt()).isEqualTo(LATER);
        assertThat(first.dueAt()).isEqualTo(Instant.parse("2026-06-16T15:00:00Z"));
        assertThat(invoicing.issue(ids.getLast(), LATER).number()).isEqualTo("INV-000002");
    }

    @Test
    void aVoidedDraftNeverHadANumberAndAVoidedInvoiceKeepsIts() {
        List<InvoiceId> ids = fixture.drafted(3);
        Invoice dropped = invoicing.voidInvoice(ids.getFirst(), ASPEN, "a test account ", LATER);
        assertThat(dropped.number()).isNull();
        assertThat(dropped.voidReason()).isEqualTo("a test account");
        refused("invoice-is-void", () -> invoicing.issue(ids.getFirst(), LATER));
        refused("invoice-is-void", () -> invoicing.approve(ids.getFirst(), ASPEN, "", LATER));

        invoicing.issue(ids.get(1), LATER);
        Invoice cancelled = invoicing.voidInvoice(ids.get(1), ASPEN, "wrong customer", LATER);
        assertThat(cancelled.number()).isEqualTo("INV-000001");
        assertThat(invoicing.voidInvoice(ids.get(1), ASPEN, "again", LATER.plusSeconds(1)))
                .isEqualTo(cancelled);
        assertThat(invoicing.issue(ids.get(2), LATER).number()).isEqualTo("INV-000002");
        refused("void-reason-missing", () -> invoicing.voidInvoice(ids.get(2), ASPEN, " ", LATER));
    }

    @Test
    void theFirstDeliveryIsRemembered() {
        InvoiceId id = fixture.drafted(1).getFirst();
        refused("invoice-is-not-issued", () -> invoicing.delivered(id, "folder", LATER));
        invoicing.issue(id, LATER);
        invoicing.delivered(id, "folder", LATER);
        invoicing.delivered(id, "elsewhere", LATER.plusSeconds(9));
        assertThat(invoicing.get(id)).returns(LATER, Invoice::deliveredAt).returns("folder", Invoice::deliveredTo);
    }

    @Test
    void whatDoesNotExistIsRefused() {
        refused("unknown-invoice", () -> invoicing.get(new InvoiceId(99)));
        refused("unknown-invoice", () -> invoicing.issue(new InvoiceId(99), LATER));
        InvoiceId id = fixture.drafted(1).getFirst();
        assertThat(invoicing.get(id).line(1)).isEqualTo(line(1, "12.34"));
        refused("unknown-invoice-line", () -> invoicing.get(id).line(2));
    }

    @Test
    void listsNewestFirstInPagesAndByCustomerStateAndLocalMonth() {
        List<InvoiceId> ids = new ArrayList<>(fixture.drafted(5));
        invoicing.issue(ids.get(2), LATER);
        List<InvoiceId> listed = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<InvoiceSummary> page = invoicing.list(new InvoiceFilter(null, null, null, cursor, 2));
            page.data().forEach(invoice -> listed.add(invoice.id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(listed).containsExactlyElementsOf(ids.reversed());

        assertThat(list(new CustomerKey("acme"), InvoiceState.ISSUED, null)).containsExactly(ids.get(2));
        assertThat(list(new CustomerKey("bolt"), null, null)).isEmpty();
        assertThat(list(null, null, YearMonth.of(2026, 5))).hasSize(5);
        assertThat(list(null, null, YearMonth.of(2026, 4))).isEmpty();
        refused("bad-invoice-filter", () -> invoicing.list(new InvoiceFilter(null, null, null, "page 2", 2)));
    }

    @Test
    void theDocumentHasStableBytes() {
        InvoiceId id = held();
        invoicing.approve(id, ASPEN, "fine", LATER);
        invoicing.issue(id, LATER);
        String document = new String(invoicing.document(id), StandardCharsets.UTF_8);
        Golden.assertMatches("invoicing/document.json", document);
        plimsoll.database().sql("update customer set name = 'Acme Holding'").update();
        invoicing.delivered(id, "folder", LATER);
        assertThat(new String(invoicing.document(id), StandardCharsets.UTF_8)).isEqualTo(document);
    }

    @Test
    void numbersHaveNoGapUnderEightIssuersThatAlsoFail() throws Exception {
        List<InvoiceId> ids = fixture.drafted(80);
        List<Callable<@Nullable Object>> issuers = IntStream.range(0, 8)
                .<Callable<@Nullable Object>>mapToObj(issuer -> () -> issueAll(ids, new Random(issuer)))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<@Nullable Object> each : threads.invokeAll(issuers)) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
        List<String> numbers = plimsoll.database()
                .sql("select invoice_number from invoice where state = 'ISSUED' order by invoice_number")
                .query((row, place) -> row.getString(1))
                .list();
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 80)
                        .mapToObj("INV-%06d"::formatted)
                        .toList());
    }

    @Test
    void theTotalIsTheSumOfTheLinesForAnyInvoice() {
        long seed = 20_260_601L;
        Random random = new Random(seed);
        List<InvoiceDraft> drafts = fixture.subscriptions("acme", 200).stream()
                .map(subscription -> InvoiceFixture.draft(subscription, null, randomLines(random)))
                .toList();
        fixture.draft(drafts);
        assertThat(plimsoll.database().sql("""
                                select count(*) from invoice
                                 where total <> (select coalesce(sum(amount), 0) from invoice_line line
                                                  where line.invoice_id = invoice.invoice_id)
                                    or total <> (select coalesce(sum((component ->> 'amount')::numeric), 0)
                                                   from invoice_line line, jsonb_array_elements(components) component
                                                  where line.invoice_id = invoice.invoice_id)
                                """).query(Long.class).single())
                .as("seed %d", seed)
                .isZero();
    }

    @Test
    void anAdjustmentIsALineOfADraftOnceForEverAndTheTotalFollows() {
        List<InvoiceId> ids = fixture.drafted(2);
        InvoiceId id = ids.getFirst();
        Invoice adjusted = adjust(id, "ovc_1:GRACE", "-2.34");
        assertThat(adjusted.total()).hasToString("USD 10.00");
        assertThat(adjusted.lines()).hasSize(2);
        assertThat(adjusted.line(1)).isEqualTo(line(1, "12.34"));
        assertThat(adjusted.line(2))
                .returns(LineKind.ADJUSTMENT, InvoiceLine::kind)
                .returns("Within grace", InvoiceLine::description)
                .returns(List.of(), InvoiceLine::decisions);
        assertThat(adjust(id, "ovc_1:GRACE", "-2.34")).isEqualTo(adjusted);
        assertThat(adjust(ids.getLast(), "ovc_1:GRACE", "-2.34").lines()).hasSize(1);

        refused("adjustment-below-zero", () -> adjust(id, "ovc_1:FORGIVEN", "-10.01"));
        assertThat(adjust(id, "ovc_1:FORGIVEN", "-10.00").total().isZero()).isTrue();
        assertThat(invoicing.issue(id, LATER).state()).isEqualTo(InvoiceState.PAID);
        refused("invoice-is-issued", () -> adjust(id, "ovc_1:LATE", "1.00"));
        assertThat(auditActions(id))
                .containsExactly("invoice.adjusted", "invoice.adjusted", "invoice.issued", "invoice.paid");
    }

    @Test
    void aGateKeepsAnInvoiceFromBeingIssuedHoweverOftenItIsAsked() {
        InvoiceId id = fixture.drafted(1).getFirst();
        gate.until = LATER.plusSeconds(60);
        refused("invoice-is-not-ready", () -> invoicing.issue(id, LATER));
        assertThat(invoicing.readiness(id, LATER))
                .isEqualTo(new Readiness.Waiting(new NotYet("the notice is young", gate.until)));
        assertThat(invoicing.readiness(id, gate.until)).isEqualTo(new Readiness.Ready());
        assertThat(invoicing.issue(id, gate.until).state()).isEqualTo(InvoiceState.ISSUED);
        assertThat(invoicing.issue(id, LATER).state()).isEqualTo(InvoiceState.ISSUED);
        assertThat(invoicing.readiness(id, LATER)).isEqualTo(new Readiness.Ready());
    }

    private Invoice adjust(InvoiceId id, String key, String amount) {
        return invoicing.addAdjustment(id, key, "Within grace", Money.of(InvoiceFixture.USD, amount), ASPEN, LATER);
    }

    /** Says no until an instant. */
    private static final class Gate implements IssueGate {

        private Instant until = Instant.MIN;

        @Override
        public Optional<NotYet> notYet(InvoiceId id, Instant at) {
            return at.isBefore(until) ? Optional.of(new NotYet("the notice is young", until)) : Optional.empty();
        }
    }

    private List<InvoiceLine> randomLines(Random random) {
        return InvoiceFixture.lines(IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> BigDecimal.valueOf(random.nextLong(-100_000, 10_000_000_000L), 2)
                        .toPlainString())
                .toList());
    }

    private @Nullable Object issueAll(List<InvoiceId> ids, Random random) {
        for (InvoiceId id : ids) {
            if (random.nextInt(4) == 0) {
                // Takes a number and loses it again with its transaction.
                plimsoll.transaction().executeWithoutResult(status -> {
                    invoicing.issue(id, LATER);
                    status.setRollbackOnly();
                });
            }
            invoicing.issue(id, LATER);
        }
        return null;
    }

    private InvoiceId held() {
        return fixture.draft(List.of(InvoiceFixture.draft(
                        fixture.subscriptions("acme", 1).getFirst(),
                        "three times the median",
                        InvoiceFixture.lines(List.of("12.34", "8.00")))))
                .getFirst();
    }

    private List<InvoiceId> list(
            @Nullable CustomerKey customer, @Nullable InvoiceState state, @Nullable YearMonth period) {
        return invoicing.list(new InvoiceFilter(customer, state, period, null, 100)).data().stream()
                .map(InvoiceSummary::id)
                .toList();
    }

    private List<String> auditActions(InvoiceId id) {
        return plimsoll.database()
                .sql("select action from audit_entry where subject = :id order by audit_entry_id")
                .param("id", id.toString())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(BillingException.class)
                .isThrownBy(call)
                .returns(code, refusal -> refusal.code().wireName());
    }
}
