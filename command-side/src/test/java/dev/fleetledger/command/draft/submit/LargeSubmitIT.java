package dev.fleetledger.command.draft.submit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.ServiceInstance;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.parts.postgres.Postgres;

/** {@code bench/run fleet} measures how long such a submit takes. */
class LargeSubmitIT {

    private static final int CLUSTERS = 1_000;

    @Test
    void submitsToThousandClustersInOneTransaction() {
        try (ServiceInstance serviceInstance = ServiceInstance.start(Postgres.shared().freshDatabase())) {
            JdbcTemplate database = serviceInstance.bean(JdbcTemplate.class);
            database.update("insert into command.clusters (name, labels) select 'c-' || n, '{\"env\":\"test\"}'"
                    + " from generate_series(1, ?) n", CLUSTERS);
            database.update("insert into command.agents (cluster, epoch, sequence, heard_at) select name, 0, 0, now() + interval '1 hour'"
                    + " from command.clusters");
            Caller admin = serviceInstance.as("admin");
            submit(admin, "{\"clusters\":[\"c-1\",\"c-2\",\"c-3\"]}");

            admin.put("/api/v1/settings", TestFleet.settings(10_000), "If-Match", "*");
            submit(admin, "{\"all\":true}");

            assertThat(database.queryForObject("select count(*) from ledger.events where type = 'deployment.wanted'", Long.class))
                    .isEqualTo(CLUSTERS + 3L);
            assertThat(database.queryForObject("select max(n) from (select count(*) n from ledger.events group by metadata->>'command') c",
                    Long.class))
                    .as("events of one command").isEqualTo(CLUSTERS + 6);
        }
    }

    private static void submit(Caller caller, String placement) {
        Reply submitted = TestFleet.draft(caller, TestFleet.newName(), "default", placement).submit(caller);
        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
    }
}
