package dev.fleetledger.agent.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Proxy between the agent and a server, which injects faults. */
final class FaultProxy implements AutoCloseable {

    enum Fault {
        /** Existing connections are closed, and new ones are closed at once. */
        CUT,
        /** Connections stay open, but nothing is transmitted. */
        HANG,
        /** Requests arrive and take effect, but no response is transmitted. */
        HALF_OPEN,
        /** Everything is transmitted with a delay. */
        DELAY,
        /** Responses end in the middle; the connection is closed slowly and in an orderly way. */
        SLOW_CLOSE,
        /** Connections are reset as soon as data is sent. */
        RESET
    }

    private static final int DELAY_MILLIS = 150;
    private static final int TRUNCATED_BYTES = 100;
    private static final Pattern SERVER = Pattern.compile("server: *\"?(https?://[^\\s\"]+)");

    private final ServerSocket serverSocket;
    private final URI server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Fault fault;

    FaultProxy(Path kubeconfig) throws IOException {
        this(URI.create(server(Files.readString(kubeconfig))), 0);
    }

    /** @param port the port on which the proxy listens; 0: any */
    FaultProxy(URI server, int port) throws IOException {
        this.server = server;
        this.serverSocket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** @return the same kubeconfig with this proxy as its server */
    Path kubeconfig(Path original) throws IOException {
        String text = Files.readString(original);
        Path file = Files.createTempFile("kubeconfig", ".yaml");
        file.toFile().deleteOnExit();
        return Files.writeString(file, text.replace(server.getHost() + ":" + server.getPort(), "127.0.0.1:" + serverSocket.getLocalPort()));
    }

    void cut() {
        inject(Fault.CUT);
    }

    void hang() {
        inject(Fault.HANG);
    }

    void inject(Fault next) {
        fault = next;
        if (next == Fault.CUT || next == Fault.RESET) {
            connections.forEach(FaultProxy::close);
        }
    }

    void heal() {
        fault = null;
        connections.forEach(FaultProxy::close);
    }

    @Override
    public void close() throws IOException {
        serverSocket.close();
        connections.forEach(FaultProxy::close);
    }

    private void accept() {
        while (!serverSocket.isClosed()) {
            try {
                Socket client = serverSocket.accept();
                if (fault == Fault.CUT) {
                    close(client);
                } else {
                    connect(client, new Socket(server.getHost(), server.getPort()));
                }
            } catch (IOException e) {
                // The proxy was closed, or the server is unavailable; the next connection may succeed.
            }
        }
    }

    private void connect(Socket client, Socket remote) {
        connections.add(client);
        connections.add(remote);
        Thread.ofVirtual().start(() -> pump(client, remote, false));
        Thread.ofVirtual().start(() -> pump(remote, client, true));
    }

    private void pump(Socket from, Socket to, boolean isResponse) {
        byte[] buffer = new byte[16 * 1024];
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (fault == Fault.HANG || fault == Fault.HALF_OPEN && isResponse) {
                    Thread.sleep(20);
                }
                int forwarded = forwardedBytes(from, read, isResponse);
                out.write(buffer, 0, forwarded);
                out.flush();
                if (forwarded < read) {
                    Thread.sleep(DELAY_MILLIS);
                    break;
                }
            }
        } catch (IOException | InterruptedException e) {
            // One end closed the connection.
        } finally {
            connections.remove(from);
            close(from);
            close(to);
        }
    }

    /** @return how many of the bytes read are forwarded; fewer than all of them end the connection */
    private int forwardedBytes(Socket from, int read, boolean isResponse) throws IOException, InterruptedException {
        return switch (fault) {
            case DELAY -> {
                Thread.sleep(DELAY_MILLIS);
                yield read;
            }
            case SLOW_CLOSE -> isResponse ? Math.min(TRUNCATED_BYTES, read) : read;
            case RESET -> {
                from.setOption(StandardSocketOptions.SO_LINGER, 0);
                yield 0;
            }
            case CUT, HANG, HALF_OPEN -> read;
            case null -> read;
        };
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String server(String kubeconfig) {
        Matcher matcher = SERVER.matcher(kubeconfig);
        if (!matcher.find()) {
            throw new IllegalArgumentException("No server in the kubeconfig");
        }
        return matcher.group(1);
    }
}
