package dev.fleetledger.agent.promise;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The socket between agent and API server, where faults belong: it can be cut, and it can fall silent. */
final class Wire implements AutoCloseable {

    private static final Pattern SERVER = Pattern.compile("server: *\"?(https?://[^\\s\"]+)");

    private final ServerSocket entrance;
    private final URI server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean silent;

    Wire(Path kubeconfig) throws IOException {
        this.server = URI.create(server(Files.readString(kubeconfig)));
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** @return the same kubeconfig, with this wire as the way to its server */
    Path kubeconfig(Path original) throws IOException {
        String text = Files.readString(original);
        Path file = Files.createTempFile("kubeconfig", ".yaml");
        file.toFile().deleteOnExit();
        return Files.writeString(file, text.replace(server.getHost() + ":" + server.getPort(), "127.0.0.1:" + entrance.getLocalPort()));
    }

    /** Connections break, new ones are refused at once. */
    void cut() {
        cut = true;
        open.forEach(Wire::close);
    }

    /** Connections stay, nothing comes through. */
    void silence() {
        silent = true;
    }

    void heal() {
        cut = false;
        silent = false;
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
                if (cut) {
                    close(client);
                } else {
                    join(client, new Socket(server.getHost(), server.getPort()));
                }
            } catch (IOException e) {
                // The entrance was closed, or the server is away: the next one may do better.
            }
        }
    }

    private void join(Socket client, Socket remote) {
        open.add(client);
        open.add(remote);
        Thread.ofVirtual().start(() -> pump(client, remote));
        Thread.ofVirtual().start(() -> pump(remote, client));
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[16 * 1024];
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (silent) {
                    Thread.sleep(20);
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // An end hung up.
        } finally {
            open.remove(from);
            close(from);
            close(to);
        }
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
