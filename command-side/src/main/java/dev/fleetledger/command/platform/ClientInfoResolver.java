package dev.fleetledger.command.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.request.ClientInfo;
import dev.fleetledger.command.request.TraceContext;
import dev.fleetledger.command.settings.CommandSideProperties;

/** Resolves a request's client information. X-Forwarded-For is trusted only from loopback and configured proxies. */
@Component
final class ClientInfoResolver {

    private static final int LIMIT = 200;
    // IPv4 or IPv6, with or without a port.
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:\\[\\]]{2,64}");

    private final Set<String> proxies;
    private final SecureRandom random = new SecureRandom();

    ClientInfoResolver(CommandSideProperties properties) {
        this.proxies = properties.trustedProxies();
    }

    ClientInfo of(HttpServletRequest http) {
        return new ClientInfo(address(http), bounded(http.getHeader(HttpHeaders.USER_AGENT)), bounded(http.getHeader("X-Correlation-Id")),
                trace(http));
    }

    TraceContext trace(HttpServletRequest http) {
        return TraceContext.of(http.getHeader("traceparent"), random);
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
