package dev.fleetledger.query.deployment;

import org.springframework.data.repository.ListCrudRepository;

interface Observations extends ListCrudRepository<ObservationView, String> {}
