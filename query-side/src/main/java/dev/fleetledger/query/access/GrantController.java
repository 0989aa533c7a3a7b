package dev.fleetledger.query.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.query.answer.Lists;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Order;
import dev.fleetledger.query.answer.Page;
import dev.fleetledger.query.answer.Paging;
import dev.fleetledger.query.answer.Where;

/** Lists active grants: the reader's own, or all of them for readers who may grant anything or read the ledger. */
@RestController
@RequestMapping("/api/v1/grants")
class GrantController {

    /** @param name a person's name; groups have none */
    record HolderAnswer(String kind, String id, @Nullable String name) {}

    record GrantAnswer(UUID id, String role, HolderAnswer holder, GrantEvent.Scope scope, String givenBy, Instant givenAt, long version, String position) {}

    /** A grant is never changed after it was given. */
    private static final long VERSION = 1;

    private static final String OWN = "g.holder_kind = 'user' and g.holder = :reader or g.holder_kind = 'group' and g.holder = any(:groups)";

    private final Lists lists;
    private final People people;

    GrantController(Lists lists, People people) {
        this.lists = lists;
        this.people = people;
    }

    @GetMapping
    Page<GrantAnswer> list(Reader reader, Paging paging, Moment moment) {
        Where where = new Where().and("g.revoked_at is null");
        if (!reader.rights().mayInFleet(Action.GRANT_ANYTHING) && !reader.readsLedger()) {
            where.with("reader", reader.subject()).and(OWN, "groups", reader.groups().toArray(String[]::new));
        }
        return lists.page("grants g", "g.*", where, Order.by("g.id", "uuid"), paging, moment, GrantController::answer).map(this::named);
    }

    private List<GrantAnswer> named(List<GrantAnswer> grants) {
        People.Names names = people.names(grants.stream().map(grant -> grant.holder().id()).toList());
        return grants.stream().map(g -> new GrantAnswer(g.id(), g.role(),
                new HolderAnswer(g.holder().kind(), g.holder().id(), names.name(g.holder().id())), g.scope(), g.givenBy(), g.givenAt(),
                g.version(), g.position())).toList();
    }

    private static GrantAnswer answer(ResultSet row, int n) throws SQLException {
        return new GrantAnswer(row.getObject("id", UUID.class), String.valueOf(row.getString("role")),
                new HolderAnswer(String.valueOf(row.getString("holder_kind")), String.valueOf(row.getString("holder")), null),
                ContractJson.MAPPER.readValue(String.valueOf(row.getString("scope")), GrantEvent.Scope.class),
                String.valueOf(row.getString("given_by")), row.getObject("given_at", OffsetDateTime.class).toInstant(), VERSION,
                Long.toString(row.getLong("position")));
    }
}
