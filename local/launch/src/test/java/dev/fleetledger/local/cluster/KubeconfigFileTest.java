package dev.fleetledger.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fleetledger.local.folder.DataFolder;

class KubeconfigFileTest {

    private static final String TWO_CONTEXTS = """
            apiVersion: v1
            kind: Config
            clusters:
              - {name: home, cluster: {server: "https://home:6443", certificate-authority: ca.crt}}
              - {name: away, cluster: {server: "https://away:6443"}}
            users:
              - {name: me, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: sign-in}}}
            contexts:
              - {name: me@Home, context: {cluster: home, user: me}}
              - {name: me@away, context: {cluster: away, user: me}}
            current-context: me@away
            """;

    @TempDir
    private Path folder;

    @Test
    void keepsUnknownFieldsAndResolvesFilesOfContext() throws IOException {
        var only = kubeconfig(TWO_CONTEXTS).withOnly("me@Home");

        assertThat(only).contains("sign-in", folder.resolve("ca.crt").toString()).doesNotContain("away");
    }

    @Test
    void replacesUserByAgentToken() throws IOException {
        assertThat(kubeconfig(TWO_CONTEXTS).withToken("me@Home", "abc")).contains("abc", "https://home:6443").doesNotContain("sign-in");
    }

    @ParameterizedTest
    @CsvSource({"me@Home,me-home", "_x_,x", "kind-one,kind-one",
            "a234567890b234567890c234567890d23456789-e,a234567890b234567890c234567890d23456789"})
    void convertsContextToDnsLabel(String context, String name) {
        assertThat(KubeconfigClusters.clusterName(context)).isEqualTo(name);
    }

    @Test
    void rejectsContextsWithSameClusterName() throws IOException {
        var file = write(TWO_CONTEXTS.replace("me@away, context", "me@home, context"));

        assertThatThrownBy(() -> new KubeconfigClusters(new DataFolder(folder), file)).hasMessageContaining("me@home");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "\"kind: Config\nclusters: [}\"|line 2", "\"\"|no contexts", "kind: Config|no contexts", "just words|no contexts",
            "contexts: [{}]|no contexts"})
    void namesFileAndErrorOfInvalidKubeconfig(String text, String error) throws IOException {
        var file = write(text);

        assertThatThrownBy(() -> KubeconfigFile.read(file))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(file.toString()).hasMessageContaining(error);
    }

    @Test
    void namesMissingKubeconfig() {
        assertThatThrownBy(() -> KubeconfigFile.read(folder.resolve("nope")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nope");
        assertThatThrownBy(() -> KubeconfigFile.read(folder)).isInstanceOf(IllegalArgumentException.class);
    }

    private KubeconfigFile kubeconfig(String text) throws IOException {
        return KubeconfigFile.read(write(text));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("config"), text);
    }
}
