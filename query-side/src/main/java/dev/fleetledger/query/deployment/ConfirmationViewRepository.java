package dev.fleetledger.query.deployment;

import java.util.List;

import org.springframework.data.repository.Repository;

interface ConfirmationViewRepository extends Repository<ConfirmationView, String> {

    List<ConfirmationView> findAllById(Iterable<String> ids);
}
