package dev.fleetledger.command.cluster.join;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.fleetledger.contract.report.AgentUser;

/** Manifest that joins a cluster, formatted for people to read. The text is a template resource beside this class. */
final class JoinManifest {

    private static final String TEMPLATE = loadTemplate();

    private JoinManifest() {}

    /** All values are restricted to a safe alphabet or quoted as JSON, which is valid YAML. */
    static String of(String cluster, UUID installation, String credential, byte[] key, AgentUser user, AgentJoinProperties agent) {
        Map<String, String> values = Map.of(
                "cluster", quote(cluster),
                "installation", quote(installation.toString()),
                "credential", quote(credential),
                "reportKey", quote(Base64.getUrlEncoder().withoutPadding().encodeToString(key)),
                "kafka", quote(agent.kafka()),
                "kafkaProtocol", quote(agent.kafkaSecurityProtocol()),
                "kafkaCertificates", quote(agent.kafkaCertificates()),
                "kafkaUser", quote(user.name()),
                "kafkaPassword", quote(user.password()),
                "image", quote(agent.image()));
        String text = TEMPLATE;
        for (var value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /** @return the objects of these kinds, unchanged from the manifest */
    static String extract(String manifest, String... kinds) {
        return Arrays.stream(manifest.split("(?m)^---\\R"))
                .filter(object -> Arrays.stream(kinds).anyMatch(kind -> object.contains("\nkind: " + kind + "\n")))
                .collect(Collectors.joining("---\n"));
    }

    private static String quote(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private static String loadTemplate() {
        try (InputStream in = JoinManifest.class.getResourceAsStream("/join.yaml")) {
            if (in == null) {
                throw new IllegalStateException("join.yaml is not on the class path");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
