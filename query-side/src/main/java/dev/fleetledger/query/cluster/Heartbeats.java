package dev.fleetledger.query.cluster;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface Heartbeats extends Repository<HeartbeatView, String> {

    Optional<HeartbeatView> findById(String cluster);
}
