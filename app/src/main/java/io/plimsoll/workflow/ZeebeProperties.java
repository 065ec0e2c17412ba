package io.plimsoll.workflow;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the broker is and how to speak to it; see {@code docs/guides/run-on-a-cluster.md}.
 *
 * @param address the gateway's gRPC address; {@code https://} means TLS
 * @param restAddress the gateway's REST address, for user tasks
 * @param managementAddress the broker's management address; only a sandbox needs it, to move the broker's clock
 * @param caCertificate a file with the certificate to trust, when the machine does not trust it already
 * @param userTaskApi which REST API completes user tasks
 * @param commandsInFlight the most commands under way at once; more than a broker takes only makes it refuse
 * @param oauth credentials of a client, for OAuth; null without
 * @param basic name and password, for basic authentication; null without
 */
@ConfigurationProperties("plimsoll.zeebe")
public record ZeebeProperties(
        URI address,
        URI restAddress,
        @Nullable URI managementAddress,
        @Nullable String caCertificate,
        @DefaultValue("AUTO") UserTaskApi userTaskApi,
        @DefaultValue("32") int commandsInFlight,
        @Nullable OAuth oauth,
        @Nullable Basic basic) {

    public ZeebeProperties {
        if (restAddress == null) {
            throw new IllegalStateException(
                    "expected plimsoll.zeebe.rest-address beside plimsoll.zeebe.address, but it is missing");
        }
    }

    /** The REST API for user tasks. */
    public enum UserTaskApi {
        /** Asks the gateway. */
        AUTO,
        /** Zeebe 8.5. */
        V1,
        /** Camunda 8.6 and later. */
        V2
    }

    /** All but {@code scope} must be given; the client refuses to be built otherwise, and the app to start. */
    public record OAuth(
            String clientId,
            String clientSecret,
            URI tokenUrl,
            @Nullable String audience,
            @Nullable String scope) {}

    public record Basic(String username, String password) {}
}
