package dev.fleetledger.query.cluster;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface HeartbeatViewRepository extends Repository<HeartbeatView, String> {

    Optional<HeartbeatView> findById(String cluster);
}
