package dev.fleetledger.agent.apiserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The current context of a kubeconfig. Options that this agent doesn't support are refused, never ignored. */
record Kubeconfig(JsonNode content, Path folder) {

    private static final Map<String, String> UNSUPPORTED = Map.of(
            "exec", "use a service account's token instead of a credential plugin",
            "auth-provider", "use a service account's token instead of a credential plugin",
            "username", "API servers no longer accept passwords; use a token",
            "insecure-skip-tls-verify", "set the cluster's certificate-authority",
            "tls-server-name", "use an address that the API server's certificate contains",
            "proxy-url", "set -Dhttps.proxyHost and -Dhttps.proxyPort");

    static ApiServerAccess access(Path file) {
        try {
            return new Kubeconfig(YAMLMapper.shared().readTree(Files.readString(file)),
                    Objects.requireNonNull(file.toAbsolutePath().getParent())).access();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ApiServerAccess access() {
        JsonNode context = entry("contexts", content.path("current-context").asString(""), "context");
        JsonNode cluster = entry("clusters", context.path("cluster").asString(""), "cluster");
        JsonNode user = entry("users", context.path("user").asString(""), "user");
        UNSUPPORTED.forEach((key, remedy) -> {
            JsonNode value = cluster.has(key) ? cluster.path(key) : user.path(key);
            if (!value.isMissingNode() && !value.isNull() && !(value.isBoolean() && !value.asBoolean())) {
                throw new IllegalArgumentException("The kubeconfig sets " + key + ", which this agent does not support: " + remedy);
            }
        });
        return new ApiServerAccess(URI.create(cluster.path("server").asString().replaceAll("/+$", "")),
                () -> pem(cluster, "certificate-authority"),
                pem(user, "client-certificate"), pem(user, "client-key"), token(user));
    }

    private JsonNode entry(String list, String name, String kind) {
        return content.path(list).valueStream().filter(entry -> entry.path("name").asString("").equals(name)).findFirst()
                .map(entry -> entry.path(kind))
                .orElseThrow(() -> new IllegalArgumentException("The kubeconfig has no " + kind + " " + name));
    }

    private @Nullable String pem(JsonNode from, String key) {
        if (from.hasNonNull(key + "-data")) {
            return new String(Base64.getMimeDecoder().decode(from.path(key + "-data").asString()), StandardCharsets.US_ASCII);
        }
        return from.hasNonNull(key) ? ServiceAccount.read(folder.resolve(from.path(key).asString())) : null;
    }

    private Supplier<String> token(JsonNode user) {
        if (user.hasNonNull("tokenFile")) {
            return new ServiceAccount.TokenFile(folder.resolve(user.path("tokenFile").asString()));
        }
        String token = user.path("token").asString("");
        return () -> token;
    }
}
