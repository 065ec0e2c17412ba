package io.plimsoll.workflow;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import io.plimsoll.bpmn.BpmnProcess;
import io.plimsoll.bpmn.Processes;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deploys the processes when the broker is first reached, and again whenever it was gone: a message for a process that the
 * broker does not know would wait in vain and be forgotten. The broker keeps a version whose content it has.
 */
class ProcessDeployment {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessDeployment.class);

    private final CamundaClient client;
    private final PacedCommands commands;
    private volatile boolean done;

    ProcessDeployment(CamundaClient client, PacedCommands commands) {
        this.client = client;
        this.commands = commands;
    }

    /** Returns when the broker knows the processes; throws {@link BrokerRefusal} when it cannot be told. */
    void ensure() {
        if (!done) {
            DeploymentEvent event = commands.send(this::command);
            LOG.info(
                    "deployed {}",
                    event.getProcesses().stream()
                            .map(process -> process.getBpmnProcessId() + " version " + process.getVersion())
                            .toList());
            done = true;
        }
    }

    /** To be called when the broker did not answer: it may come back as another. */
    void repeatWhenBack() {
        done = false;
    }

    private DeployResourceCommandStep2 command() {
        List<BpmnProcess> processes = Processes.ALL;
        DeployResourceCommandStep2 command = client.newDeployResourceCommand()
                .addResourceFromClasspath(processes.getFirst().resource());
        for (BpmnProcess process : processes.subList(1, processes.size())) {
            command.addResourceFromClasspath(process.resource());
        }
        return command;
    }
}
