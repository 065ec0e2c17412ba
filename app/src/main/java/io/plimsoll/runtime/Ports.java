package io.plimsoll.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine. */
final class Ports {

    /** Below Linux's ephemeral range, so no outgoing connection takes a port between our look and the child's bind. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 500;

    private final Set<Integer> taken = new HashSet<>();

    /** A loopback port that nobody listens on, never the same twice. */
    int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(InetAddress.getLoopbackAddress(), port) && taken.add(port)) {
                return port;
            }
        }
        throw new StartupRefusal("no free TCP port between %d and %d".formatted(LOWEST, HIGHEST));
    }

    /** Refuses when the web server could not listen there. Port 0 means any. */
    static void requireFree(String bind, int port) {
        InetAddress address;
        try {
            address = InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new StartupRefusal("PLIMSOLL_BIND names an unknown address: %s".formatted(bind), e);
        }
        if (port != 0 && !isFree(address, port)) {
            throw new StartupRefusal(
                    "port %d is busy: stop what uses it, or name another one in PLIMSOLL_PORT".formatted(port));
        }
    }

    private static boolean isFree(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
