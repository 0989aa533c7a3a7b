package dev.fleetledger.parts.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on this machine's loopback address. */
public final class Ports {

    private static final int CONNECT_MILLISECONDS = 200;
    private static final int MIN = 15_000;
    /**
     * Linux assigns ports from here on to outgoing connections (ip_local_port_range), including a connection attempt to a port on which
     * nobody listens any more.
     */
    private static final int MAX_EXCLUSIVE = 32_768;
    private static final int MAX_ATTEMPTS = 1_000;

    private Ports() {}

    /** Returns a port that is not in use. A process that is killed and restarted finds it free, whatever connected in the meantime. */
    public static int free() {
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(MIN, MAX_EXCLUSIVE);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + MIN + " and " + MAX_EXCLUSIVE);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    public static boolean isListening(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLISECONDS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
