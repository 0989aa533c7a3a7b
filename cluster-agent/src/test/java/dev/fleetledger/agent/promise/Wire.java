package dev.fleetledger.agent.promise;

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
final class Wire implements AutoCloseable {

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

    private static final int LATE_MILLIS = 150;
    private static final int FIRST_BYTES = 100;
    private static final Pattern SERVER = Pattern.compile("server: *\"?(https?://[^\\s\"]+)");

    private final ServerSocket entrance;
    private final URI server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Fault fault;

    Wire(Path kubeconfig) throws IOException {
        this(URI.create(server(Files.readString(kubeconfig))), 0);
    }

    /** @param port the port on which the proxy listens; 0: any */
    Wire(URI server, int port) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** @return the same kubeconfig with this proxy as its server */
    Path kubeconfig(Path original) throws IOException {
        String text = Files.readString(original);
        Path file = Files.createTempFile("kubeconfig", ".yaml");
        file.toFile().deleteOnExit();
        return Files.writeString(file, text.replace(server.getHost() + ":" + server.getPort(), "127.0.0.1:" + entrance.getLocalPort()));
    }

    void cut() {
        suffers(Fault.CUT);
    }

    void silence() {
        suffers(Fault.HANG);
    }

    void suffers(Fault next) {
        fault = next;
        if (next == Fault.CUT || next == Fault.RESET) {
            open.forEach(Wire::close);
        }
    }

    void heal() {
        fault = null;
        open.forEach(Wire::close);
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        open.forEach(Wire::close);
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (fault == Fault.CUT) {
                    close(client);
                } else {
                    join(client, new Socket(server.getHost(), server.getPort()));
                }
            } catch (IOException e) {
                // The proxy was closed, or the server is unavailable; the next connection may succeed.
            }
        }
    }

    private void join(Socket client, Socket remote) {
        open.add(client);
        open.add(remote);
        Thread.ofVirtual().start(() -> pump(client, remote, false));
        Thread.ofVirtual().start(() -> pump(remote, client, true));
    }

    private void pump(Socket from, Socket to, boolean isAnswer) {
        byte[] buffer = new byte[16 * 1024];
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (fault == Fault.HANG || fault == Fault.HALF_OPEN && isAnswer) {
                    Thread.sleep(20);
                }
                int passed = passed(from, read, isAnswer);
                out.write(buffer, 0, passed);
                out.flush();
                if (passed < read) {
                    Thread.sleep(LATE_MILLIS);
                    break;
                }
            }
        } catch (IOException | InterruptedException e) {
            // One end closed the connection.
        } finally {
            open.remove(from);
            close(from);
            close(to);
        }
    }

    /** @return how many of the bytes read are forwarded; fewer than all of them end the connection */
    private int passed(Socket from, int read, boolean isAnswer) throws IOException, InterruptedException {
        return switch (fault) {
            case DELAY -> {
                Thread.sleep(LATE_MILLIS);
                yield read;
            }
            case SLOW_CLOSE -> isAnswer ? Math.min(FIRST_BYTES, read) : read;
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
        Matcher found = SERVER.matcher(kubeconfig);
        if (!found.find()) {
            throw new IllegalArgumentException("No server in the kubeconfig");
        }
        return found.group(1);
    }
}
