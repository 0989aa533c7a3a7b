package dev.fleetledger.query.cluster;

import java.util.List;

import org.springframework.data.repository.Repository;

interface CredentialViewRepository extends Repository<CredentialView, String> {

    /** Returns the newest credential first. */
    List<CredentialView> findTop20ByClusterOrderByIssuedAtDescCredentialAsc(String cluster);
}
