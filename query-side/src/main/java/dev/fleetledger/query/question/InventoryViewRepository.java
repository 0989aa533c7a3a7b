package dev.fleetledger.query.question;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface InventoryViewRepository extends Repository<InventoryView, String> {

    Optional<InventoryView> findById(String id);
}
