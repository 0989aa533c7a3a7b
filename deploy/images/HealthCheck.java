import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The images' health check: {@code HealthCheck PORT PATH} ends with 0 if this container answers 200. They have no shell and no curl. */
public final class HealthCheck {

    private static final int TIMEOUT_MILLIS = 5_000;

    private HealthCheck() {}

    public static void main(String[] arguments) {
        String answer = answer(Integer.parseInt(arguments[0]), arguments[1]);
        System.out.println(answer);
        System.exit(answer.contains(" 200") ? 0 : 1);
    }

    /** Returns the status line, or why there is none, for the engine's record of the check. */
    private static String answer(int port, String path) {
        try {
            return statusLine(port, path);
        } catch (IOException e) {
            return "port " + port + ": " + e.getMessage();
        }
    }

    /** Doesn't use Java's HTTP client, whose start takes four times as long. */
    private static String statusLine(int port, String path) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(("GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
            return line == null ? "" : line;
        }
    }
}
