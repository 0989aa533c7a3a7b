package dev.fleetledger.query.hub;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface EpochViewRepository extends Repository<EpochView, Long> {

    Optional<EpochView> findFirstByOrderByEpochDesc();
}
