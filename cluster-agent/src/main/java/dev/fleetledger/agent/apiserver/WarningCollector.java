package dev.fleetledger.agent.apiserver;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;

/** Collects the API server's {@code Warning} headers, which fabric8's client only logs. */
final class WarningCollector implements Interceptor {

    /** Has no alternation in a loop, which Java evaluates recursively: Pod Security's long warnings would overflow a small stack. */
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

    private final Set<String> warnings = new CopyOnWriteArraySet<>();

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        response.headers("Warning").stream().map(WarningCollector::text).forEach(warnings::add);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Format by RFC 7234: code, agent, quoted text, optional date. */
    static String text(String warning) {
        Matcher quoted = QUOTED.matcher(warning);
        return quoted.find() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : warning;
    }
}
