package io.plimsoll.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void givesEachPortOnce() {
        Ports ports = new Ports();
        assertThat(IntStream.range(0, 200).map(_ -> ports.free())).doesNotHaveDuplicates();
    }

    @Test
    void namesTheBusyPortAndTheWayOut() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(StartupRefusal.class)
                    .isThrownBy(() -> Ports.requireFree("127.0.0.1", busy.getLocalPort()))
                    .withMessageContaining("port " + busy.getLocalPort() + " is busy")
                    .withMessageContaining("PLIMSOLL_PORT");
        }
    }

    @Test
    void refusesAnUnknownAddress() {
        assertThatExceptionOfType(StartupRefusal.class)
                .isThrownBy(() -> Ports.requireFree("not-an-address.invalid", 8080))
                .withMessageContaining("PLIMSOLL_BIND");
    }
}
