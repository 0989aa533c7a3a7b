package dev.fleetledger.parts.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void choosesPortsBelowEphemeralRange() {
        assertThat(IntStream.range(0, 50).map(i -> Ports.free())).allMatch(port -> port < 32_768);
    }

    @Test
    void choosesPortThatCanBeListenedOn() throws IOException {
        int port = Ports.free();

        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isListening(socket.getLocalPort())).isTrue();
        }
        assertThat(Ports.isListening(port)).isFalse();
    }
}
