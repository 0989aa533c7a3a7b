package dev.fleetledger.command.access.authorization;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

import dev.fleetledger.command.message.Actor;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.access.GrantEvent.Given;
import dev.fleetledger.judgement.access.Grant;
import dev.fleetledger.judgement.access.Role;
import dev.fleetledger.judgement.access.Scope;

/** Table {@code command.grants}: the active grants. */
@Component
public final class GrantTable {

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};
    private static final String FIND_HELD = "select role, everywhere, clusters, match_labels, namespace from command.grants"
            + " where holder_kind = 'user' and holder = ? or holder_kind = 'group' and holder = any(?)";
    private static final String EXISTS_OTHER_FLEET_ADMIN = "select exists (select from command.grants where role = 'FleetAdmin'"
            + " and (holder_kind = 'user' and holder <> ? or holder_kind = 'group'"
            + " and exists (select from command.people where sub <> ? and holder = any(groups))))";
    private static final String ADD = "insert into command.grants"
            + " (id, role, holder_kind, holder, everywhere, clusters, match_labels, namespace) values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)";

    private final JdbcTemplate jdbc;

    GrantTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Grant> findHeldBy(Actor actor) {
        return jdbc.query(FIND_HELD, GrantTable::mapRow, actor.subject(), actor.groups().toArray(String[]::new))
                .stream().flatMap(Optional::stream).toList();
    }

    /** Whether the person holds an active grant directly, not through a group. */
    public boolean isHolder(String subject) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select exists (select from command.grants where holder_kind = 'user' and holder = ?)",
                Boolean.class, subject));
    }

    /** A group counts by the people whose last request named it. */
    boolean existsFleetAdminBeside(String subject) {
        return Boolean.TRUE.equals(jdbc.queryForObject(EXISTS_OTHER_FLEET_ADMIN, Boolean.class, subject, subject));
    }

    public void add(Given given) {
        List<String> clusters = given.scope().clusters();
        jdbc.update(ADD, given.grant(), given.role(), given.holder().kind(), given.holder().id(), given.scope().all(),
                clusters == null ? new String[0] : clusters.toArray(String[]::new), json(given.scope().matchLabels()), given.scope()
                .namespace());
    }

    public void remove(UUID grant) {
        jdbc.update("delete from command.grants where id = ?", grant);
    }

    private static String json(@Nullable Map<String, String> labels) {
        return ContractJson.MAPPER.writeValueAsString(labels == null ? Map.of() : labels);
    }

    /** Skips a role that this version does not know: it grants nothing, and the other grants stay in effect. */
    private static Optional<Grant> mapRow(ResultSet row, int number) throws SQLException {
        Optional<Role> role = Role.of(row.getString("role"));
        return role.isEmpty() ? Optional.empty() : Optional.of(grant(role.get(), row));
    }

    private static Grant grant(Role role, ResultSet row) throws SQLException {
        Array clusters = row.getArray("clusters");
        return new Grant(role, new Scope(row.getBoolean("everywhere"), Set.copyOf(List.of((String[]) clusters.getArray())),
                ContractJson.MAPPER.readValue(row.getString("match_labels"), LABELS), row.getString("namespace")));
    }
}
