package io.plimsoll.evidence;

import io.plimsoll.audit.CheckpointKey;
import io.plimsoll.history.WorkflowInstance;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an application brings along for a pack.
 *
 * @param key signs the manifest
 * @param json writes money, quantities and ids as the API does
 * @param drawings the BPMN a run is of
 */
public record EvidenceTools(
        CheckpointKey key, JsonMapper json, Function<WorkflowInstance, Optional<String>> drawings) {}
