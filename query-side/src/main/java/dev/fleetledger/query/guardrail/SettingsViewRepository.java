package dev.fleetledger.query.guardrail;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface SettingsViewRepository extends Repository<SettingsView, String> {

    Optional<SettingsView> findById(String id);
}
