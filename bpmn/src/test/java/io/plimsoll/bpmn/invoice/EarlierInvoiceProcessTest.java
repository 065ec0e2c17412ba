package io.plimsoll.bpmn.invoice;

import static io.plimsoll.bpmn.invoice.InvoiceProcess.CHECK_ISSUE_JOB;
import static io.plimsoll.bpmn.invoice.InvoiceProcess.COLLECT_JOB;
import static io.plimsoll.bpmn.invoice.InvoiceProcess.DELIVER_JOB;
import static io.plimsoll.bpmn.invoice.InvoiceProcess.ISSUE_JOB;
import static io.plimsoll.bpmn.invoice.InvoiceProcess.LOOK_JOB;
import static io.plimsoll.bpmn.invoice.InvoiceProcess.PROCESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.command.MigrationPlan;
import io.camunda.zeebe.client.api.response.ActivatedJob;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.plimsoll.bpmn.BpmnProcess;
import io.plimsoll.bpmn.ProcessRun;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Instances of version 1, which ended when the invoice was delivered, after the drawing of today was deployed. */
@ZeebeProcessTest
@SuppressWarnings("NullAway.Init") // the extension sets both fields before each test
class EarlierInvoiceProcessTest {

    private static final BpmnProcess EARLIER =
            new BpmnProcess(InvoiceProcess.ID, "earlier/InvoiceProcess.1.bpmn", InvoiceProcess.INVOICE_DRAFTED);

    private ZeebeTestEngine broker;
    private ZeebeClient client;

    @Test
    void finishOnTheirOwnDrawingWhileNewOnesTakeTheNew() {
        ProcessRun earlier = ProcessRun.start(broker, client, EARLIER, "inv_1", variables("inv_1"));
        ProcessRun later = ProcessRun.start(broker, client, PROCESS, "inv_2", variables("inv_2"));

        earlier.passTime(Duration.ofHours(2)).work(ISSUE_JOB).work(DELIVER_JOB);
        later.work(CHECK_ISSUE_JOB, Map.of("readiness", "READY"))
                .work(ISSUE_JOB)
                .work(DELIVER_JOB);
        later.work(COLLECT_JOB).work(LOOK_JOB, Map.of("state", "PAID"));

        assertThat(earlier.path()).last().isEqualTo("Event_InvoiceDelivered");
        assertThat(earlier.ended()).isTrue();
        assertThat(later.path()).last().isEqualTo("Event_InvoicePaid");
        assertThat(later.ended()).isTrue();
    }

    @Test
    void areMigratedWhereTheyDeliver() {
        ProcessRun run = ProcessRun.start(broker, client, EARLIER, "inv_1", variables("inv_1"));
        run.passTime(Duration.ofHours(2)).work(ISSUE_JOB);
        long target = client.newDeployResourceCommand()
                .addResourceFromClasspath(PROCESS.resource())
                .send()
                .join()
                .getProcesses()
                .getFirst()
                .getProcessDefinitionKey();
        ActivatedJob job = run.job(DELIVER_JOB).orElseThrow();

        client.newMigrateProcessInstanceCommand(job.getProcessInstanceKey())
                .migrationPlan(MigrationPlan.newBuilder()
                        .withTargetProcessDefinitionKey(target)
                        .addMappingInstruction("Task_DeliverInvoice", "Task_DeliverInvoice")
                        .build())
                .send()
                .join();
        client.newCompleteCommand(job.getKey()).send().join();
        run.passTime(Duration.ZERO).work(COLLECT_JOB).work(LOOK_JOB, Map.of("state", "PAID"));

        assertThat(run.path()).last().isEqualTo("Event_InvoicePaid");
        assertThat(run.ended()).isTrue();
    }

    private static InvoiceVariables variables(String subject) {
        return new InvoiceVariables(subject, "acme", false, "", "PT1H");
    }
}
