package dev.fleetledger.command.request;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.message.CommandSource;
import dev.fleetledger.command.settings.CommandSideProperties;
import dev.fleetledger.problem.http.TraceContext;

/** Resolves where a request comes from. X-Forwarded-For is trusted only from loopback and configured proxies. */
@Component
final class CommandSourceResolver {

    private static final int LIMIT = 200;
    // IPv4 or IPv6, with or without a port.
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:\\[\\]]{2,64}");

    private final Set<String> proxies;

    CommandSourceResolver(CommandSideProperties properties) {
        this.proxies = properties.trustedProxies();
    }

    CommandSource of(HttpServletRequest http) {
        return new CommandSource(address(http), bounded(http.getHeader(HttpHeaders.USER_AGENT)),
                bounded(http.getHeader("X-Correlation-Id")), TraceContext.of(http).traceparent());
    }

    /** Uses the last address in the list, which the nearest proxy added; the earlier ones may be forged. */
    private String address(HttpServletRequest http) {
        String forwarded = http.getHeader("X-Forwarded-For");
        String peer = http.getRemoteAddr();
        if (forwarded == null || forwarded.isBlank() || !isTrusted(peer)) {
            return peer;
        }
        String nearest = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return ADDRESS.matcher(nearest).matches() ? nearest : peer;
    }

    private boolean isTrusted(String peer) {
        try {
            return proxies.contains(peer) || InetAddress.getByName(peer).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static @Nullable String bounded(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String printable = header.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= LIMIT ? printable : printable.substring(0, LIMIT);
    }
}
