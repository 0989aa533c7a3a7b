package dev.fleetledger.agent.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void tellsWhatHappenedWithoutClassNames() {
        assertThat(FailureText.of(new ConnectException("Connection refused"))).isEqualTo("No connection: Connection refused");
        assertThat(FailureText.of(new ConnectException())).isEqualTo("No connection");
        assertThat(FailureText.of(new IOException())).isEqualTo("The connection broke off");
        assertThat(FailureText.of(new IOException(new EOFException("EOF reached while reading"))))
                .isEqualTo("The connection broke off: EOF reached while reading");
    }

    @Test
    void tellsThatNameIsUnknown() {
        ConnectException unresolved = new ConnectException();
        unresolved.initCause(new UnresolvedAddressException());

        assertThat(FailureText.of(unresolved)).isEqualTo("The host name of the API server is unknown");
        assertThat(FailureText.of(new UnknownHostException("a.b"))).isEqualTo("The host name of the API server is unknown");
    }

    @Test
    void tellsWhyCertificateIsNotTrusted() {
        String message = "PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: "
                + "unable to find valid certification path to requested target";

        assertThat(FailureText.of(new SSLHandshakeException(message))).isEqualTo(
                "The TLS connection failed: PKIX path building failed: unable to find valid certification path to requested target");
    }

    @Test
    void tellsTimeoutInSeconds() {
        assertThat(FailureText.ofTimeout(Duration.ofSeconds(10))).isEqualTo("No answer within 10 s");
        assertThat(FailureText.ofTimeout(Duration.ofMillis(300))).isEqualTo("No answer within 300 ms");
    }

    @Test
    void leavesOutMarkupOfProxies() {
        assertThat(FailureText.ofResponse(502, "<html><body>Bad Gateway</body></html>")).isEqualTo("Answered with HTTP status 502");
        assertThat(FailureText.ofResponse(404, "404 page not found\n")).isEqualTo("Answered with HTTP status 404: 404 page not found");
        assertThat(FailureText.ofResponse(500, "")).isEqualTo("Answered with HTTP status 500");
    }
}
