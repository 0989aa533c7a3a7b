package dev.fleetledger.command.draft.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.ServiceInstance;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.parts.postgres.Postgres;

/** Runs with fsync enabled, as in production. The timings are logged at level INFO. */
class LargeSubmitIT {

    private static final Logger LOG = LoggerFactory.getLogger(LargeSubmitIT.class);
    private static final int CLUSTERS = 1_000;

    @Test
    void submitsToThousandClustersInOneTransaction() {
        try (Postgres postgres = Postgres.temporary(true); ServiceInstance serviceInstance = ServiceInstance.start(postgres.freshDatabase())) {
            JdbcTemplate database = serviceInstance.bean(JdbcTemplate.class);
            database.update("insert into command.clusters (name, labels) select 'c-' || n, '{\"env\":\"test\"}' from generate_series(1, ?) n", CLUSTERS);
            Caller admin = serviceInstance.as("admin");
            List<Long> toThree = measureSubmits(admin, 40, "{\"clusters\":[\"c-1\",\"c-2\",\"c-3\"]}");

            List<Long> toAll = measureSubmits(admin, 8, "{\"all\":true}");

            LOG.info("Submit over HTTP: to 3 clusters {} ms, to {} clusters {} ms (median of the second half)", median(toThree), CLUSTERS,
                    median(toAll));
            assertThat(database.queryForObject("select count(*) from ledger.events where type = 'deployment.wanted'", Long.class))
                    .isEqualTo(8L * CLUSTERS + 40L * 3);
            assertThat(database.queryForObject("select max(n) from (select count(*) n from ledger.events group by metadata->>'command') c",
                    Long.class))
                    .as("events of one command").isEqualTo(CLUSTERS + 5);
        }
    }

    private static List<Long> measureSubmits(Caller caller, int times, String placement) {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            TestFleet.DraftHandle draft = TestFleet.draft(caller, TestFleet.newName(), "default", placement);
            long start = System.nanoTime();
            Reply submitted = draft.submit(caller);
            millis.add((System.nanoTime() - start) / 1_000_000);
            assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        }
        return millis;
    }

    private static long median(List<Long> millis) {
        List<Long> warm = millis.subList(millis.size() / 2, millis.size()).stream().sorted().toList();
        return warm.get(warm.size() / 2);
    }
}
