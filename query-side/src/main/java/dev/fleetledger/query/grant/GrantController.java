package dev.fleetledger.query.grant;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
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
import dev.fleetledger.query.web.KeysetOrder;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageReader;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.ReadsSnapshot;

/** Lists active grants: the reader's own and those that the reader could give, or all of them for readers of the whole ledger. */
@RestController
@ReadsSnapshot
@RequestMapping("/api/v1/grants")
class GrantController {

    /** @param name a person's name; groups have none */
    record HolderResponse(String kind, String id, @Nullable String name) {}

    record GrantResponse(UUID id, String role, HolderResponse holder, GrantEvent.Scope scope, String givenBy, Instant givenAt, long version,
            String position) {}

    /** A grant is never changed after it was given. */
    private static final long VERSION = 1;

    private static final KeysetOrder<GrantView> OLDEST_FIRST = KeysetOrder.byId(GrantView_.ID, grant -> grant.id);

    private final GrantViewRepository viewRepository;
    private final PersonDirectory personDirectory;

    GrantController(GrantViewRepository viewRepository, PersonDirectory personDirectory) {
        this.viewRepository = viewRepository;
        this.personDirectory = personDirectory;
    }

    @GetMapping
    Page<GrantResponse> list(AuthenticatedReader authenticatedReader, PageParameters pageParameters, ReadPoint readPoint) {
        return PageReader.read(viewRepository, GrantSpecifications.active().and(visibleTo(authenticatedReader)), OLDEST_FIRST,
                pageParameters, readPoint).map(this::toResponses);
    }

    private Specification<GrantView> visibleTo(AuthenticatedReader authenticatedReader) {
        return authenticatedReader.canReadLedger() ? Specification.unrestricted()
                : GrantSpecifications.heldBy(authenticatedReader).or(GrantSpecifications.withId(grantableIds(authenticatedReader)));
    }

    private List<UUID> grantableIds(AuthenticatedReader authenticatedReader) {
        return authenticatedReader.rights().maySomewhere(Action.GRANT_ROLES)
                ? viewRepository.findAll(GrantSpecifications.active()).stream()
                .filter(view -> StoredGrant.parse(view.role, view.scope).filter(grant -> mayGrant(grant, authenticatedReader)).isPresent())
                .map(view -> view.id).toList()
                : List.of();
    }

    private static boolean mayGrant(Grant grant, AuthenticatedReader authenticatedReader) {
        return GrantRights.mayGrant(authenticatedReader.rights(), grant.role(), grant.scope(), authenticatedReader.fleet());
    }

    private List<GrantResponse> toResponses(List<GrantView> grants) {
        PersonDirectory.Names names = personDirectory.names(grants.stream().map(grant -> grant.holder).toList());
        return grants.stream().map(grant -> toResponse(grant, names)).toList();
    }

    private static GrantResponse toResponse(GrantView g, PersonDirectory.Names names) {
        return new GrantResponse(g.id, g.role, new HolderResponse(g.holderKind, g.holder, names.name(g.holder)),
                ContractJson.MAPPER.readValue(g.scope, GrantEvent.Scope.class), g.givenBy, g.givenAt, VERSION, Long.toString(g.position));
    }
}
