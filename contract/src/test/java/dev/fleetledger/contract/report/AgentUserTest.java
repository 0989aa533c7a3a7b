package dev.fleetledger.contract.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;

import org.junit.jupiter.api.Test;


class AgentUserTest {

    private static final byte[] HUB_SECRET = "a secret of the hub".getBytes(UTF_8);

    private final AgentUser user = AgentUser.of(HUB_SECRET, "eu-1", "c1");

    @Test
    void derivesUserAndPasswordPerCredential() {
        assertThat(user.name()).isEqualTo("fleetledger-agent.eu-1.c1");
        assertThat(AgentUser.of(HUB_SECRET, "eu-1", "c2").name()).isNotEqualTo(user.name());
        assertThat(AgentUser.of(HUB_SECRET, "eu-1", "c2").password()).isNotEqualTo(user.password());
        assertThat(AgentUser.of(HUB_SECRET, "eu-2", "c1").password()).isNotEqualTo(user.password());
    }

    @Test
    void derivesPasswordDistinctFromReportKey() {
        assertThat(Base64.getUrlDecoder().decode(user.password())).isNotEqualTo(ReportSignature.key(HUB_SECRET, "eu-1", "c1")).hasSize(32);
    }

    /** Agents in production hold this password, so its derivation may never change. */
    @Test
    void keepsPasswordDerivationStable() {
        assertThat(user.password()).isEqualTo("gL-zRuVm_gB3-C5dJE2Gk9WfNGOSPbSsRRCCGoPVybA");
    }

    @Test
    void omitsPasswordFromToString() {
        assertThat(user.toString()).doesNotContain(user.password());
    }
}
