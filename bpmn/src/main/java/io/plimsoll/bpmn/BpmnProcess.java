package io.plimsoll.bpmn;

/**
 * A process to deploy and how it starts.
 *
 * @param id the BPMN process id, also the file's name
 * @param resource the class path resource that holds the drawing
 * @param startMessage the message that starts an instance; its correlation key is the instance's subject
 */
public record BpmnProcess(String id, String resource, String startMessage) {}
