package dev.fleetledger.query.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    // Compares the start of a holder first, because only that is indexed.
    private static final String SELECT_GRANTS = "select g.holder_kind, g.holder, g.role, g.scope from grants g where g.revoked_at is null"
            + " and left(g.holder, 253) in (select left(asked, 253) from unnest(cast(:users as text[]) || cast(:groups as text[])) asked)"
            + " and (g.holder_kind = 'user' and g.holder = any(:users) or g.holder_kind = 'group' and g.holder = any(:groups)) order by g.id";

    private record HeldGrant(boolean byGroup, String holder, Grant grant) {

        boolean isHeldBy(String subject, Set<String> groups) {
            return byGroup ? groups.contains(holder) : holder.equals(subject);
        }
    }

    private final JdbcClient jdbc;

    AuthenticatedReaderFactory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public AuthenticatedReader of(Jwt token) {
        List<String> claimedGroups = token.getClaimAsStringList("groups");
        return of(Objects.requireNonNull(token.getSubject(), "sub"), claimedGroups == null ? Set.of() : new LinkedHashSet<>(claimedGroups));
    }

    public AuthenticatedReader of(String subject, Set<String> groups) {
        return new AuthenticatedReader(rightsOf(Map.of(subject, groups)).getFirst(), groups, this::fleet);
    }

    /**
     * Returns the rights of several people.
     *
     * @param groups the groups of each person, by their subject
     */
    public List<Rights> rightsOf(Map<String, Set<String>> groups) {
        List<HeldGrant> held = readGrants(groups.keySet(), groups.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        return groups.entrySet().stream().map(person -> {
            String user = DatabaseText.sanitize(person.getKey());
            Set<String> memberOf = Set.of(sanitize(person.getValue()));
            return new Rights(person.getKey(), held.stream().filter(it -> it.isHeldBy(user, memberOf)).map(HeldGrant::grant).toList());
        }).toList();
    }

    private List<HeldGrant> readGrants(Set<String> users, Set<String> groups) {
        return jdbc.sql(SELECT_GRANTS).param("users", sanitize(users)).param("groups", sanitize(groups))
                .query((row, n) -> {
                    boolean byGroup = "group".equals(row.getString(1));
                    String holder = String.valueOf(row.getString(2));
                    return StoredGrant.parse(String.valueOf(row.getString(3)), String.valueOf(row.getString(4)))
                            .map(grant -> new HeldGrant(byGroup, holder, grant));
                }).list().stream().flatMap(Optional::stream).toList();
    }

    private static String[] sanitize(Set<String> texts) {
        return texts.stream().map(DatabaseText::sanitize).distinct().toArray(String[]::new);
    }

    private List<ScopedCluster> fleet() {
        return jdbc.sql("select name, labels from clusters order by name")
                .query((row, n) -> new ScopedCluster(row.getString(1), LabelsJson.parse(row.getString(2)))).list();
    }
}
