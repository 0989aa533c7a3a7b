package dev.fleetledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class StartupMessageTest {

    private static final Path CHECKOUT = Path.of("/src/fleetledger");

    @Test
    void printsShortCommandsWhenStartedInCheckout() {
        assertThat(text(CHECKOUT.resolve(".fleetledger"), CHECKOUT, true, Optional.of("kubectl")))
                .contains("  local/local cluster eu-1 offline    # and: online\n",
                        "  kubectl --kubeconfig /src/fleetledger/.fleetledger/kubeconfigs/eu-1 get nodes\n");
    }

    @Test
    void namesOtherDataFolderAndQuotesBlank() {
        assertThat(text(Path.of("/my data"), CHECKOUT, true, Optional.of("/cache/kubectl")))
                .contains("  local/local cluster eu-1 offline --data '/my data'", "$(cat '/my data/tokens/alice')",
                        "  /cache/kubectl --kubeconfig '/my data/kubeconfigs/eu-1' get nodes");
    }

    @Test
    void printsFullScriptPathWhenStartedElsewhere() {
        assertThat(text(Path.of("/tmp/.fleetledger"), Path.of("/tmp"), true, Optional.empty()))
                .contains("  /src/fleetledger/local/local cluster eu-1 offline --data /tmp/.fleetledger", "install it first");
    }

    @Test
    void offersNoFaultsForRealClusters() {
        assertThat(text(Path.of("/d"), CHECKOUT, false, Optional.empty())).doesNotContain("offline");
    }

    private static String text(Path data, Path here, boolean simulated, Optional<String> kubectl) {
        return new StartupMessage(URI.create("http://localhost:8080"), data, "eu-1", simulated, here, CHECKOUT, kubectl)
                .text(Duration.ofSeconds(20));
    }
}
