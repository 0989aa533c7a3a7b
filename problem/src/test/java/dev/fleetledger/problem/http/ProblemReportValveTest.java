package dev.fleetledger.problem.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.coyote.http11.Http11NioProtocol;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

class ProblemReportValveTest {

    /** Is paused as soon as Tomcat has begun to read a request, which it asks for first. */
    public static final class PausedWhileReading extends Http11NioProtocol {

        private final AtomicInteger questions = new AtomicInteger();

        @Override
        public boolean isPaused() {
            return questions.incrementAndGet() > 1;
        }
    }

    @Test
    void answers503ToRequestThatServerReadsWhenItStops() throws IOException {
        assertThat(answer(PausedWhileReading.class, "GET /api HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 503")
                .contains("\"ServiceIsStopping\"", "Retry-After: 2");
    }

    @Test
    void answers400ToRequestWithoutHost() throws IOException {
        assertThat(answer(Http11NioProtocol.class, "GET /api HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400")
                .contains("\"RequestIsInvalid\"");
    }

    private static String answer(Class<? extends Http11NioProtocol> protocol, String request) throws IOException {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.setProtocol(protocol.getName());
        ProblemReportValve.register(factory);
        WebServer server = factory.getWebServer();
        server.start();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        } finally {
            server.stop();
            server.destroy();
        }
    }
}
