package dev.fleetledger.query.sql;

import java.util.Map;

import tools.jackson.core.type.TypeReference;

import dev.fleetledger.contract.ContractJson;

/** Parses the JSON column of a cluster's labels. */
public final class LabelsJson {

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private LabelsJson() {}

    public static Map<String, String> parse(String json) {
        return ContractJson.MAPPER.readValue(json, LABELS);
    }
}
