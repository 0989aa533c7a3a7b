package dev.fleetledger.judgement.access;

import java.util.Map;

/** A cluster as scopes see it. */
public record Place(String cluster, Map<String, String> labels) {}
