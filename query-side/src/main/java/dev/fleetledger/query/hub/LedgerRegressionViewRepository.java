package dev.fleetledger.query.hub;

import java.util.Optional;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface LedgerRegressionViewRepository extends Repository<LedgerRegressionView, Long> {

    /** Returns the newest regression, unless a restored ledger was accepted since. */
    @Query("select r from LedgerRegressionView r where r.position > (select coalesce(max(e.position), 0) from EpochView e)"
            + " order by r.position desc limit 1")
    Optional<LedgerRegressionView> findNewestOpen();
}
