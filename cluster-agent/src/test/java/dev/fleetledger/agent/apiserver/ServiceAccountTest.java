package dev.fleetledger.agent.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceAccountTest {

    @TempDir
    private Path folder;
    private long nanos;

    @BeforeEach
    void writeServiceAccountFiles() throws IOException {
        Files.writeString(folder.resolve("token"), "first\n");
        Files.writeString(folder.resolve("ca.crt"), "authority\n");
    }

    @Test
    void readsApiServerAddressFromPodEnvironment() {
        ApiServerAccess serverAccess = ServiceAccount.access(Map.of("KUBERNETES_SERVICE_HOST", "10.96.0.1", "KUBERNETES_SERVICE_PORT",
                "6443"), folder);

        assertThat(serverAccess.server()).hasToString("https://10.96.0.1:6443");
        assertThat(serverAccess.token().get()).isEqualTo("first");
        assertThat(serverAccess.authority().get()).isEqualTo("authority");
    }

    @Test
    void putsIpv6AddressInBrackets() {
        ApiServerAccess serverAccess = ServiceAccount.access(Map.of("KUBERNETES_SERVICE_HOST", "fd00:10:96::1"), folder);

        assertThat(serverAccess.server()).hasToString("https://[fd00:10:96::1]:443");
        assertThat(ApiServerConnection.of(new ApiServerAccess(serverAccess.server(), () -> null, null, null, () -> "")).requestTo("version")
                .build().uri().getHost())
                .isEqualTo("[fd00:10:96::1]");
    }

    @Test
    void readsRenewedTokenAfterOneMinute() throws IOException {
        var token = new ServiceAccount.TokenFile(folder.resolve("token"), () -> nanos);
        assertThat(token.get()).isEqualTo("first");

        Files.writeString(folder.resolve("token"), "second");
        nanos += Duration.ofSeconds(61).toNanos();

        assertThat(token.get()).isEqualTo("second");
    }

    @Test
    void keepsOldTokenWhileFileIsUnreadable() throws IOException {
        var token = new ServiceAccount.TokenFile(folder.resolve("token"), () -> nanos);
        token.get();

        Files.delete(folder.resolve("token"));
        nanos += Duration.ofSeconds(61).toNanos();

        assertThat(token.get()).isEqualTo("first");
    }
}
