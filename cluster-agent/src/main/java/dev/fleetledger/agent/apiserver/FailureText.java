package dev.fleetledger.agent.apiserver;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;

/** Why there was no response, as people read it in the status of a cluster: without class names and ISO 8601 durations. */
final class FailureText {

    private static final Pattern CLASS_NAME = Pattern.compile("\\b(?:[a-z]\\w*\\.)+[A-Z][\\w$]*:?\\s*");

    private FailureText() {}

    static String of(Throwable failure) {
        List<Throwable> chain = Stream.iterate(failure, it -> it != null, Throwable::getCause).toList();
        if (has(chain, UnresolvedAddressException.class) || has(chain, UnknownHostException.class)) {
            return "The host name of the API server is unknown";
        }
        if (has(chain, SSLException.class)) {
            return "The TLS connection failed" + detail(chain);
        }
        return (has(chain, ConnectException.class) ? "No connection" : "The connection broke off") + detail(chain);
    }

    static String ofTimeout(Duration timeout) {
        long millis = timeout.toMillis();
        return "No answer within " + (millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms");
    }

    /** Of an answer that isn't in the API server's format, such as a proxy's page in HTML, whose markup is left out. */
    static String ofResponse(int status, String body) {
        boolean readable = !body.isBlank() && !body.strip().startsWith("<") && !body.strip().startsWith("{");
        return "Answered with HTTP status " + status + (readable ? ": " + body.strip() : "");
    }

    /** The innermost message, which is the most precise one. */
    private static String detail(List<Throwable> chain) {
        return chain.reversed().stream().map(FailureText::message).filter(it -> !it.isEmpty()).findFirst().map(it -> ": " + it).orElse("");
    }

    private static String message(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return message == null ? "" : CLASS_NAME.matcher(message).replaceAll("").strip();
    }

    private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }
}
