package io.plimsoll.node;

import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyNodes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Brings this node's policies up to the database's and says so to the others. */
@Component
public class PolicyWatch {

    private final Policies policies;
    private final PolicyNodes nodes;
    private final InstantSource clock;
    private final Environment environment;

    PolicyWatch(Policies policies, PolicyNodes nodes, InstantSource clock, Environment environment) {
        this.policies = policies;
        this.nodes = nodes;
        this.clock = clock;
        this.environment = environment;
    }

    /** Decides by what is activated now, then reports it. */
    void look() {
        policies.refresh();
        nodes.report(node(), clock.instant());
    }

    /** What this node is called among the others: its host and port, unless {@code plimsoll.node} names it. */
    public String node() {
        String named = environment.getProperty("plimsoll.node", "");
        return named.isEmpty() ? host() + ":" + environment.getProperty("local.server.port", "0") : named;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
