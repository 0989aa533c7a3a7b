package dev.fleetledger.local.cluster;

import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jspecify.annotations.Nullable;

/** A cluster can't be joined now. The message says why, in words for the person who wrote the kubeconfig. */
public final class ClusterJoinException extends RuntimeException {

    private ClusterJoinException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param server the API server's address */
    static ClusterJoinException of(String server, Throwable failure) {
        return new ClusterJoinException(describe(server, failure), failure);
    }

    private static String describe(String server, Throwable failure) {
        var causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
        return causes.stream().map(cause -> describeCause(server, cause)).filter(Objects::nonNull).findFirst()
                .orElseGet(() -> firstLine(causes));
    }

    private static @Nullable String describeCause(String server, Throwable cause) {
        return switch (cause) {
            case KubernetesClientException e when e.getCode() == 401 -> server + " does not accept the kubeconfig's credentials (401)";
            case KubernetesClientException e when e.getCode() == 403 -> "the kubeconfig's user lacks a right at " + server + " (403): "
                    + statusMessage(e) + "; joining needs the rights of cluster-admin";
            case KubernetesClientException e when e.getCode() > 0 -> server + " answered " + e.getCode() + ": " + statusMessage(e);
            case UnknownHostException _ -> unknownHost(server);
            // The JDK's client reports an unknown host, too, as a failed connection.
            case ConnectException e when e.getCause() instanceof UnresolvedAddressException -> unknownHost(server);
            case ConnectException _ -> "nothing listens at " + server;
            case HttpTimeoutException _, SocketTimeoutException _ -> server + " does not answer in time";
            // RFC 8446, section 6: an alert comes from the other side.
            case SSLException e when String.valueOf(e.getMessage()).contains("Received fatal alert") ->
                    server + " rejects the kubeconfig's client certificate";
            case SSLException _ -> "the certificate of " + server + " is not signed by the kubeconfig's certificate-authority";
            case GeneralSecurityException _ -> "a certificate or key of the kubeconfig is not valid";
            case NoSuchFileException e -> "the kubeconfig's file " + e.getFile() + " is missing";
            case FileNotFoundException e -> "a file of the kubeconfig is missing: " + e.getMessage();
            default -> null;
        };
    }

    private static String unknownHost(String server) {
        return "the host of " + server + " is unknown";
    }

    private static String statusMessage(KubernetesClientException e) {
        return e.getStatus() == null || e.getStatus().getMessage() == null ? "no reason given" : e.getStatus().getMessage();
    }

    private static String firstLine(List<Throwable> causes) {
        return String.valueOf(causes.getLast().getMessage()).lines().findFirst().orElse("");
    }
}
