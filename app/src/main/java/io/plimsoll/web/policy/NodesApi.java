package io.plimsoll.web.policy;

import io.plimsoll.kernel.Page;
import io.plimsoll.policy.PolicyNode;
import io.plimsoll.policy.PolicyNodes;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which node decides by which versions. */
@Tag(name = "Policies")
@RestController
class NodesApi {

    private final PolicyNodes nodes;

    NodesApi(PolicyNodes nodes) {
        this.nodes = nodes;
    }

    /**
     * A process that decides. Its times are real ones, also in a sandbox.
     *
     * @param alive whether it was heard of in the last seconds
     * @param lastActivation the newest activation it decides by
     */
    record NodeAnswer(
            String node,
            boolean alive,
            Instant seenAt,
            Instant joinedAt,
            long lastActivation,
            List<UseAnswer> versions) {

        static NodeAnswer of(PolicyNode of) {
            return new NodeAnswer(
                    of.id(),
                    of.isAlive(),
                    of.seenAt(),
                    of.joinedAt(),
                    of.lastActivation(),
                    of.versions().entrySet().stream()
                            .map(use -> new UseAnswer(
                                    use.getKey(),
                                    use.getValue().versionHash(),
                                    use.getValue().since()))
                            .sorted(Comparator.comparing(UseAnswer::set))
                            .toList());
        }
    }

    record UseAnswer(String set, String version, Instant since) {}

    @Operation(summary = "List the nodes with the version of each set that they decide by")
    @GetMapping("/api/v1/policies/nodes")
    @Requires(Permission.READ_POLICIES)
    Page<NodeAnswer> nodes() {
        return new Page<>(nodes.all().stream().map(NodeAnswer::of).toList(), null);
    }
}
