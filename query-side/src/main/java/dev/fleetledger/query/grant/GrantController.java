package dev.fleetledger.query.grant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.Grant;
import dev.fleetledger.judgement.access.GrantRights;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.StoredGrant;
import dev.fleetledger.query.person.PersonDirectory;
import dev.fleetledger.query.sql.SqlConditions;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageQuery;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.SortOrder;

/** Lists active grants: the reader's own and those that the reader could give, or all of them for readers of the whole ledger. */
@RestController
@RequestMapping("/api/v1/grants")
class GrantController {

    /** @param name a person's name; groups have none */
    record HolderResponse(String kind, String id, @Nullable String name) {}

    record GrantResponse(UUID id, String role, HolderResponse holder, GrantEvent.Scope scope, String givenBy, Instant givenAt, long version,
            String position) {}

    /** A grant is never changed after it was given. */
    private static final long VERSION = 1;

    private static final String OWN_GRANTS =
            "g.holder_kind = 'user' and g.holder = :reader or g.holder_kind = 'group' and g.holder = any(:groups)";

    private final JdbcClient jdbc;
    private final PageQuery pageQuery;
    private final PersonDirectory personDirectory;

    GrantController(JdbcClient jdbc, PageQuery pageQuery, PersonDirectory personDirectory) {
        this.jdbc = jdbc;
        this.pageQuery = pageQuery;
        this.personDirectory = personDirectory;
    }

    @GetMapping
    Page<GrantResponse> list(AuthenticatedReader authenticatedReader, PageParameters pageParameters, ReadPoint readPoint) {
        SqlConditions sqlConditions = new SqlConditions().and("g.revoked_at is null");
        if (!authenticatedReader.canReadLedger()) {
            sqlConditions.with("reader", authenticatedReader.subject()).with("grantable", grantableIds(authenticatedReader))
                    .and(OWN_GRANTS + " or g.id = any(:grantable)", "groups", authenticatedReader.groups().toArray(String[]::new));
        }
        return pageQuery.page("grants g", "g.*", sqlConditions, SortOrder.by("g.id", "uuid"), pageParameters, readPoint,
                GrantController::mapRow).map(this::withNames);
    }

    private UUID[] grantableIds(AuthenticatedReader authenticatedReader) {
        if (!authenticatedReader.rights().maySomewhere(Action.GRANT_ROLES)) {
            return new UUID[0];
        }
        return jdbc.sql("select id, role, scope from grants where revoked_at is null")
                .query((row, n) -> {
                    UUID id = row.getObject(1, UUID.class);
                    return StoredGrant.parse(String.valueOf(row.getString(2)), String.valueOf(row.getString(3)))
                            .filter(grant -> mayGrant(grant, authenticatedReader)).map(grant -> id);
                }).list().stream().flatMap(Optional::stream).toArray(UUID[]::new);
    }

    private static boolean mayGrant(Grant grant, AuthenticatedReader authenticatedReader) {
        return GrantRights.mayGrant(authenticatedReader.rights(), grant.role(), grant.scope(), authenticatedReader.fleet());
    }

    private List<GrantResponse> withNames(List<GrantResponse> grants) {
        PersonDirectory.Names names = personDirectory.names(grants.stream().map(grant -> grant.holder().id()).toList());
        return grants.stream().map(g -> new GrantResponse(g.id(), g.role(),
                new HolderResponse(g.holder().kind(), g.holder().id(), names.name(g.holder().id())), g.scope(), g.givenBy(), g.givenAt(),
                g.version(), g.position())).toList();
    }

    private static GrantResponse mapRow(ResultSet row, int n) throws SQLException {
        return new GrantResponse(row.getObject("id", UUID.class), String.valueOf(row.getString("role")),
                new HolderResponse(String.valueOf(row.getString("holder_kind")), String.valueOf(row.getString("holder")), null),
                ContractJson.MAPPER.readValue(String.valueOf(row.getString("scope")), GrantEvent.Scope.class),
                String.valueOf(row.getString("given_by")), row.getObject("given_at", OffsetDateTime.class).toInstant(), VERSION,
                Long.toString(row.getLong("position")));
    }
}
