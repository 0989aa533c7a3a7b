package dev.fleetledger.parts.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.util.stream.Stream;

/** A connection on which a test sends parts of a request. */
public final class RawClient implements AutoCloseable {

    private final Socket socket;

    public RawClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
    }

    public RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /** @param headers lines without their ends */
    public RawClient sendHead(String requestLine, String... headers) throws IOException {
        return send(requestLine + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("", Stream.of(headers)
                .map(header -> header + "\r\n").toList()) + "\r\n");
    }

    /** @param nanos the value of {@link System#nanoTime} after which nothing more is waited for */
    public RawClient withTimeoutUntil(long nanos) throws IOException {
        socket.setSoTimeout((int) Math.max(1, (nanos - System.nanoTime()) / 1_000_000));
        return this;
    }

    /** Returns all that the server sends before it closes the connection. */
    public String receiveAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    public String receiveStatusLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = socket.getInputStream().read(); next >= 0 && next != '\r'; next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
