package io.plimsoll.workflow.invoice;

import io.plimsoll.bpmn.invoice.InvoiceProcess;
import io.plimsoll.bpmn.invoice.InvoiceVariables;
import io.plimsoll.delivery.InvoiceDelivery;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.invoicing.InvoicingRefusal;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.workflow.DrawnError;
import io.plimsoll.workflow.Worker;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InvoiceWorkers {

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
