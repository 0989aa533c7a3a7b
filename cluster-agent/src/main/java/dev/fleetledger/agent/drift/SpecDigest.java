package dev.fleetledger.agent.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;

/** SHA-256 of an object's {@code spec}, independent of the order of members. */
final class SpecDigest {

    private final Set<String> ignored;
    private final StringBuilder text = new StringBuilder();

    private SpecDigest(Set<String> ignored) {
        this.ignored = ignored;
    }

    /**
     * @param ignored pointers of fields that don't count
     * @return base64url without padding
     */
    static String of(JsonNode spec, Set<String> ignored) {
        SpecDigest digest = new SpecDigest(ignored);
        digest.write("/spec", spec);
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256")
                    .digest(digest.text.toString().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A container without anything that counts is left out, because the API server may leave it or drop it with its last member. */
    private boolean write(String pointer, JsonNode node) {
        if (Pointers.isWithin(pointer, ignored)) {
            return false;
        }
        if (!node.isContainer()) {
            text.append(ContractJson.MAPPER.writeValueAsString(node));
            return true;
        }
        int start = text.length();
        boolean any = false;
        text.append(node.isArray() ? '[' : '{');
        List<String> names = node.isArray() ? ListKeys.names(node) : List.copyOf(new TreeSet<>(node.propertyNames()));
        for (int i = 0; i < names.size(); i++) {
            int before = text.length();
            text.append(ContractJson.MAPPER.writeValueAsString(names.get(i))).append(':');
            if (write(Pointers.append(pointer, names.get(i)), node.isArray() ? node.path(i) : node.path(names.get(i)))) {
                any = true;
            } else {
                text.setLength(before);
            }
        }
        text.append(node.isArray() ? ']' : '}');
        if (!any) {
            text.setLength(start);
        }
        return any;
    }
}
