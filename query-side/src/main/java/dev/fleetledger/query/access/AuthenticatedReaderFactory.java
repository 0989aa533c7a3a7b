package dev.fleetledger.query.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.judgement.access.Grant;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.judgement.access.Role;
import dev.fleetledger.judgement.access.Scope;
import dev.fleetledger.judgement.access.ScopedCluster;
import dev.fleetledger.query.sql.DatabaseText;
import dev.fleetledger.query.sql.LabelsJson;

/** Creates a reader from a token, with the grants to the person and to the groups that the token names. */
@Component
public class AuthenticatedReaderFactory {

    private static final String SELECT_GRANTS = "select g.role, g.scope from grants g where g.revoked_at is null"
            + " and left(g.holder, 253) in (select left(asked, 253) from unnest(cast(:groups as text[]) || cast(:subject as text)) asked)"
            + " and (g.holder_kind = 'user' and g.holder = :subject or g.holder_kind = 'group' and g.holder = any(:groups)) order by g.id";

    private final JdbcClient jdbc;

    AuthenticatedReaderFactory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public AuthenticatedReader of(Jwt token) {
        List<String> claimedGroups = token.getClaimAsStringList("groups");
        return of(Objects.requireNonNull(token.getSubject(), "sub"), claimedGroups == null ? Set.of() : new LinkedHashSet<>(claimedGroups));
    }

    public AuthenticatedReader of(String subject, Set<String> groups) {
        return new AuthenticatedReader(new Rights(subject, readGrants(subject, groups)), groups, this::fleet);
    }

    private List<Grant> readGrants(String subject, Set<String> groups) {
        return jdbc.sql(SELECT_GRANTS).param("subject", DatabaseText.sanitize(subject))
                .param("groups", groups.stream().map(DatabaseText::sanitize).toArray(String[]::new))
                .query((row, n) -> grant(String.valueOf(row.getString(1)), String.valueOf(row.getString(2)))).list().stream()
                .flatMap(Optional::stream).toList();
    }

    /** Returns nothing for an unknown role: an event with such a role may have been accepted. */
    private static Optional<Grant> grant(String role, String scope) {
        GrantEvent.Scope grantScope = ContractJson.MAPPER.readValue(scope, GrantEvent.Scope.class);
        return Role.of(role).map(knownRole -> new Grant(knownRole, new Scope(grantScope.all(),
                grantScope.clusters() == null ? Set.of() : Set.copyOf(grantScope.clusters()),
                grantScope.matchLabels() == null ? Map.of() : grantScope.matchLabels(), grantScope.namespace())));
    }

    private List<ScopedCluster> fleet() {
        return jdbc.sql("select name, labels from clusters order by name")
                .query((row, n) -> new ScopedCluster(row.getString(1), LabelsJson.parse(row.getString(2)))).list();
    }
}
