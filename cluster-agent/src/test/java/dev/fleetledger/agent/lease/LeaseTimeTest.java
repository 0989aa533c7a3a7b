package dev.fleetledger.agent.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;

import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

class LeaseTimeTest {

    /** The API server refuses a lease with fewer (metav1.MicroTime, RFC3339Micro). */
    @Test
    void writesSixDigitsAfterSecond() {
        var lease = new LeaseBuilder().withNewSpec().withRenewTime(ZonedDateTime.parse("2026-11-24T12:00:00.1Z")).endSpec().build();

        assertThat(new KubernetesSerialization().asJson(lease)).contains("\"2026-11-24T12:00:00.100000Z\"");
    }
}
