package dev.fleetledger.simulation.apply;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;

/** All of an object's {@code managedFields}. */
final class Claims {
    /** Written by the server itself, so nobody owns them. */
    private static final List<String> SERVERS_OWN = List.of("name", "namespace", "creationTimestamp", "selfLink", "uid",
            "generation", "managedFields", "resourceVersion");

    private static final Comparator<Claim> ORDER = Comparator.comparing(Claim::operation).thenComparing(Claim::time)
            .thenComparing(Claim::manager).thenComparing(Claim::apiVersion).thenComparing(Claim::subresource);

    private final List<Claim> claims;

    private Claims(List<Claim> claims) {
        this.claims = claims;
    }

    static Claims of(JsonNode object) {
        return new Claims(Json.items(object, "metadata", "managedFields").stream().map(Claim::read).toList());
    }

    /** A write may state who owns what, so that owners can be struck off; one that leaves it out changes nothing in it. */
    static Claims stated(JsonNode before, JsonNode after) {
        return Json.items(after, "metadata", "managedFields").isEmpty() ? of(before) : of(after);
    }

    FieldSet ownedBy(String manager, String operation, String subresource) {
        return claims.stream().filter(claim -> claim.isOf(manager, operation, subresource)).map(Claim::fields)
                .findFirst().orElse(FieldSet.NONE);
    }

    List<Claim> others(String manager, String operation, String subresource) {
        return claims.stream().filter(claim -> !claim.isOf(manager, operation, subresource)).toList();
    }

    FieldSet all() {
        return claims.stream().map(Claim::fields).reduce(FieldSet.NONE, FieldSet::union);
    }

    String timeOf(String manager, String operation, String subresource) {
        return claims.stream().filter(claim -> claim.isOf(manager, operation, subresource)).map(Claim::time).findFirst().orElse("");
    }

    /** Everybody gives up what matches; who owns nothing any more is forgotten. */
    Claims each(UnaryOperator<FieldSet> change) {
        return new Claims(claims.stream().map(claim -> claim.owning(change.apply(claim.fields())))
                .filter(claim -> !claim.fields().isEmpty()).toList());
    }

    /** In the place of the claim that this manager had. */
    Claims with(Claim mine) {
        return new Claims(Stream.concat(others(mine.manager(), mine.operation(), mine.subresource()).stream(), Stream.of(mine))
                .filter(claim -> !claim.fields().isEmpty()).sorted(ORDER).toList());
    }

    boolean ownAsMuchAs(Claims others) {
        return timeless().equals(others.timeless());
    }

    private Set<Claim> timeless() {
        return claims.stream().map(claim -> new Claim(claim.manager(), claim.operation(), claim.apiVersion(), "", claim.subresource(),
                claim.fields())).collect(Collectors.toSet());
    }

    void writeInto(ObjectNode object) {
        ArrayNode entries = Json.array();
        claims.forEach(claim -> entries.add(claim.toJson()));
        if (entries.isEmpty()) {
            Meta.of(object).remove("managedFields");
        } else {
            Meta.of(object).set("managedFields", entries);
        }
    }

    /** Leaves out what the server writes, and the half that this address does not change. */
    static FieldSet ownable(FieldSet fields, boolean hasStatus, String subresource) {
        FieldSet metadata = fields.child("f:metadata");
        for (String name : SERVERS_OWN) {
            metadata = metadata.without(Steps.field(name));
        }
        FieldSet ownable = new FieldSet(false, fields.children()).without("f:apiVersion").without("f:kind")
                .with("f:metadata", new FieldSet(false, metadata.children()));
        if (subresource.equals("status")) {
            return ownable.without("f:spec");
        }
        return hasStatus ? ownable.without("f:status") : ownable;
    }
}
