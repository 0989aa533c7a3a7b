package dev.fleetledger.query.deployment;

import org.springframework.data.repository.ListCrudRepository;

interface ObservationViewRepository extends ListCrudRepository<ObservationView, String> {}
