package dev.fleetledger.query.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

import dev.fleetledger.judgement.access.Grant;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.judgement.access.ScopedCluster;
import dev.fleetledger.query.sql.DatabaseText;
import dev.fleetledger.query.sql.LabelsJson;

/** Creates a reader from a token, with the grants to the person and to the groups that the token names. */
@Component
public class AuthenticatedReaderFactory {

    private static final String SELECT_GRANTS = "select g.role, g.scope from grants g where g.revoked_at is null"
            + " and left(g.holder, 253) in (select left(asked, 253) from unnest(cast(:groups as text[]) || cast(:subject as text)) asked)"
            + " and (g.holder_kind = 'user' and g.holder = :subject or g.holder_kind = 'group' and g.holder = any(:groups)) order by g.id";

    private record HeldGrant(boolean byGroup, String holder, Grant grant) {}

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

    /**
     * Returns the rights of several people, by their subjects.
     *
     * @param groups the groups of each person
     */
    public Map<String, Rights> rightsOf(Map<String, Set<String>> groups) {
        Map<String, List<Grant>> byUser = new HashMap<>();
        Map<String, List<Grant>> byGroup = new HashMap<>();
        for (HeldGrant held : readAllGrants()) {
            (held.byGroup() ? byGroup : byUser).computeIfAbsent(held.holder(), holder -> new ArrayList<>()).add(held.grant());
        }
        Map<String, Rights> all = new HashMap<>();
        groups.forEach((subject, memberOf) -> {
            List<Grant> held = new ArrayList<>(byUser.getOrDefault(DatabaseText.sanitize(subject), List.of()));
            memberOf.forEach(group -> held.addAll(byGroup.getOrDefault(DatabaseText.sanitize(group), List.of())));
            all.put(subject, new Rights(subject, held));
        });
        return all;
    }

    private List<HeldGrant> readAllGrants() {
        return jdbc.sql("select holder_kind, holder, role, scope from grants where revoked_at is null")
                .query((row, n) -> {
                    boolean byGroup = "group".equals(row.getString(1));
                    String holder = String.valueOf(row.getString(2));
                    return StoredGrant.parse(String.valueOf(row.getString(3)), String.valueOf(row.getString(4)))
                            .map(grant -> new HeldGrant(byGroup, holder, grant));
                }).list().stream().flatMap(Optional::stream).toList();
    }

    private List<Grant> readGrants(String subject, Set<String> groups) {
        return jdbc.sql(SELECT_GRANTS).param("subject", DatabaseText.sanitize(subject))
                .param("groups", groups.stream().map(DatabaseText::sanitize).toArray(String[]::new))
                .query((row, n) -> StoredGrant.parse(String.valueOf(row.getString(1)), String.valueOf(row.getString(2)))).list().stream()
                .flatMap(Optional::stream).toList();
    }

    private List<ScopedCluster> fleet() {
        return jdbc.sql("select name, labels from clusters order by name")
                .query((row, n) -> new ScopedCluster(row.getString(1), LabelsJson.parse(row.getString(2)))).list();
    }
}
