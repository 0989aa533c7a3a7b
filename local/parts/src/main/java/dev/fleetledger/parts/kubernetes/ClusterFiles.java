package dev.fleetledger.parts.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;

import dev.fleetledger.parts.process.ProgramRun;

/** Certificates, tokens and kubeconfigs of a cluster in one folder. */
final class ClusterFiles {

    private static final String SUBJECT_ALT_NAME =
            "subjectAltName=IP:127.0.0.1,IP:10.96.0.1,DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,"
            + "DNS:kubernetes.default.svc";

    /** Users of the API, with name and group. */
    enum User {
        ADMIN("admin", "system:masters"),
        CONTROLLER_MANAGER("system:kube-controller-manager", ""),
        SCHEDULER("system:kube-scheduler", ""),
        KWOK("kwok", "system:masters");

        private final String userName;
        private final String group;

        User(String userName, String group) {
            this.userName = userName;
            this.group = group;
        }

        private String file() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Path folder;

    ClusterFiles(Path folder, String cluster, int port) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            createCertificates();
            var tokens = new StringBuilder();
            for (var user : User.values()) {
                var token = token();
                tokens.append("%s,%s,%s,\"%s\"%n".formatted(token, user.userName, user.file(), user.group));
                Files.writeString(file(user.file() + ".token"), token);
                Files.writeString(kubeconfig(user), kubeconfig(cluster, port, user, token));
            }
            Files.writeString(file("tokens.csv"), tokens);
            try (var stages = Objects.requireNonNull(ClusterFiles.class.getResourceAsStream("/control-plane/stages.yaml"))) {
                Files.copy(stages, file("stages.yaml"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Path kubeconfig(User user) {
        return file(user.file() + ".kubeconfig");
    }

    String token(User user) {
        try {
            return Files.readString(file(user.file() + ".token"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createCertificates() {
        openssl("req", "-x509", "-days", "3650", "-subj", "/CN=fleetledger-test-ca", "-keyout", "ca.key", "-out", "ca.crt");
        openssl("req", "-x509", "-days", "3650", "-subj", "/CN=kube-apiserver", "-keyout", "server.key", "-out", "server.crt",
                "-CA", file("ca.crt").toString(), "-CAkey", file("ca.key").toString(), "-addext", SUBJECT_ALT_NAME);
        openssl("req", "-x509", "-days", "3650", "-subj", "/CN=service-accounts", "-keyout", "accounts.key", "-out", "accounts.crt");
    }

    private void openssl(String... arguments) {
        var command = new java.util.ArrayList<>(java.util.List.of("openssl"));
        for (var argument : arguments) {
            command.add(argument.endsWith(".key") || argument.endsWith(".crt") ? file(argument).toString() : argument);
        }
        command.addAll(java.util.List.of("-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"));
        new ProgramRun(command, java.util.Map.of(), "").run();
    }

    private static String token() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String kubeconfig(String cluster, int port, User user, String token) {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                  - name: %1$s
                    cluster:
                      server: https://127.0.0.1:%2$d
                      certificate-authority: %3$s
                users:
                  - name: %4$s
                    user:
                      token: %5$s
                contexts:
                  - name: %1$s
                    context:
                      cluster: %1$s
                      user: %4$s
                current-context: %1$s
                """.formatted(cluster, port, file("ca.crt"), cluster + "-" + user.file(), token);
    }
}
