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

/** All {@code managedFields} entries of an object. */
final class Claims {
    /** Fields written by the server itself, which therefore have no owner. */
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

    /** Returns the ownership that the write states, so that a client can remove owners. A write without {@code managedFields} keeps it. */
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

    /** Applies the change to the fields of every entry and removes entries that own no field afterwards. */
    Claims each(UnaryOperator<FieldSet> change) {
        return new Claims(claims.stream().map(claim -> claim.owning(change.apply(claim.fields())))
                .filter(claim -> !claim.fields().isEmpty()).toList());
    }

    /** Replaces this manager's previous entry. */
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

    /** Removes the fields written by the server, and {@code spec} or {@code status}, whichever this endpoint does not change. */
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
