package io.plimsoll.workflow.invoice;

import io.plimsoll.bpmn.invoice.InvoiceProcess;
import io.plimsoll.bpmn.invoice.InvoiceReadiness;
import io.plimsoll.bpmn.invoice.InvoiceVariables;
import io.plimsoll.delivery.InvoiceDelivery;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.invoicing.InvoicingRefusal;
import io.plimsoll.invoicing.NotYet;
import io.plimsoll.invoicing.Readiness;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.workflow.DrawnError;
import io.plimsoll.workflow.Spread;
import io.plimsoll.workflow.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InvoiceWorkers {

    private static final Duration LOOK_AGAIN_SPREAD = Duration.ofMinutes(5);

    @Bean
    Worker<InvoiceVariables> checkIssue(Invoicing invoicing, InstantSource clock) {
        return new Worker<>(InvoiceProcess.CHECK_ISSUE_JOB, InvoiceVariables.class, variables -> {
            Instant now = clock.instant();
            return switch (invoicing.readiness(InvoiceId.parse(variables.subject()), now)) {
                case Readiness.Ready _ -> Map.of("readiness", InvoiceReadiness.READY.name());
                case Readiness.Waiting(NotYet notYet) ->
                    Map.of(
                            "readiness",
                            InvoiceReadiness.NOT_YET.name(),
                            "lookAgainIn",
                            Spread.until(notYet.lookAgainAt(), now, variables.subject(), LOOK_AGAIN_SPREAD));
                case Readiness.Held _ -> Map.of("readiness", InvoiceReadiness.HELD.name());
                case Readiness.Voided _ ->
                    throw new DrawnError(InvoiceProcess.INVOICE_IS_VOID, variables.subject() + " is void");
            };
        });
    }

    @Bean
    Worker<InvoiceVariables> issueInvoice(Invoicing invoicing, InstantSource clock) {
        return new Worker<>(InvoiceProcess.ISSUE_JOB, InvoiceVariables.class, variables -> {
            try {
                invoicing.issue(InvoiceId.parse(variables.subject()), clock.instant());
                return Map.of();
            } catch (BillingException refusal) {
                throw refusal.code() == InvoicingRefusal.INVOICE_IS_VOID
                        ? new DrawnError(InvoiceProcess.INVOICE_IS_VOID, refusal)
                        : refusal;
            }
        });
    }

    @Bean
    Worker<InvoiceVariables> deliverInvoice(InvoiceDelivery delivery) {
        return new Worker<>(InvoiceProcess.DELIVER_JOB, InvoiceVariables.class, variables -> {
            delivery.deliver(InvoiceId.parse(variables.subject()));
            return Map.of();
        });
    }

    @Bean
    Worker<InvoiceVariables> voidInvoice(Invoicing invoicing, InstantSource clock) {
        return new Worker<>(InvoiceProcess.VOID_JOB, InvoiceVariables.class, variables -> {
            InvoiceId id = InvoiceId.parse(variables.subject());
            invoicing.voidInvoice(id, Actor.system("invoice-process"), "voided in review", clock.instant());
            return Map.of();
        });
    }
}
