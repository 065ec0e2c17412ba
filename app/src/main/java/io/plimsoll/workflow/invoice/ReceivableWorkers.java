package io.plimsoll.workflow.invoice;

import io.plimsoll.bpmn.invoice.InvoiceProcess;
import io.plimsoll.bpmn.invoice.InvoiceStanding;
import io.plimsoll.bpmn.invoice.InvoiceVariables;
import io.plimsoll.invoicing.Receivable;
import io.plimsoll.invoicing.Receivables;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.payment.Payments;
import io.plimsoll.workflow.Spread;
import io.plimsoll.workflow.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReceivableWorkers {

    private static final Duration OVERDUE_SPREAD = Duration.ofMinutes(15);

    @Bean
    Worker<InvoiceVariables> collectInvoice(Payments payments, InstantSource clock) {
        return new Worker<>(InvoiceProcess.COLLECT_JOB, InvoiceVariables.class, variables -> {
            payments.collect(InvoiceId.parse(variables.subject()), Actor.system("invoice-process"), clock.instant());
            return Map.of();
        });
    }

    @Bean
    Worker<InvoiceVariables> lookAtInvoice(Receivables receivables, InstantSource clock) {
        return new Worker<>(
                InvoiceProcess.LOOK_JOB,
                InvoiceVariables.class,
                variables -> standing(receivables.get(InvoiceId.parse(variables.subject())), clock.instant()));
    }

    @Bean
    Worker<InvoiceVariables> markOverdue(Receivables receivables, InstantSource clock) {
        return new Worker<>(InvoiceProcess.MARK_OVERDUE_JOB, InvoiceVariables.class, variables -> {
            receivables.overdue(InvoiceId.parse(variables.subject()), clock.instant());
            return Map.of();
        });
    }

    private static Map<String, Object> standing(Receivable receivable, Instant now) {
        String subject = receivable.invoice().toString();
        return switch (receivable.state()) {
            case ISSUED ->
                Map.of(
                        "state",
                        InvoiceStanding.OPEN.name(),
                        "overdueIn",
                        Spread.until(Objects.requireNonNull(receivable.dueAt()), now, subject, OVERDUE_SPREAD));
            case OVERDUE -> Map.of("state", InvoiceStanding.OVERDUE.name());
            case PAID -> Map.of("state", InvoiceStanding.PAID.name());
            case VOID -> Map.of("state", InvoiceStanding.VOID.name());
            case UNCOLLECTIBLE -> Map.of("state", InvoiceStanding.UNCOLLECTIBLE.name());
            case DRAFT, HELD ->
                throw new IllegalStateException(
                        "expected an issued invoice, but " + subject + " is " + receivable.state());
        };
    }
}
