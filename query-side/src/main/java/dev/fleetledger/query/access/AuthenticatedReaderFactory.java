package dev.fleetledger.query.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

import dev.fleetledger.judgement.access.Grant;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.judgement.access.ScopedCluster;
import dev.fleetledger.query.settings.QuerySideProperties;
import dev.fleetledger.query.sql.DatabaseText;
import dev.fleetledger.query.sql.LabelsJson;

/**
 * Creates a reader from a token, with the grants to the person and to the groups that the token names. Whatever point of the past is read,
 * the reader's rights are the present ones: tables are named with their schema, so that those of the past don't hide them.
 */
@Component
public class AuthenticatedReaderFactory {

    // Compares the start of a holder first, because only that is indexed.
    private static final String SELECT_GRANTS = "select g.holder_kind, g.holder, g.role, g.scope from %s.grants g where g.revoked_at is null"
            + " and left(g.holder, 253) in (select left(asked, 253) from unnest(cast(:users as text[]) || cast(:groups as text[])) asked)"
            + " and (g.holder_kind = 'user' and g.holder = any(:users) or g.holder_kind = 'group' and g.holder = any(:groups)) order by g.id";

    private record Caller(String subject, Set<String> groups) {

        static Caller of(AuthenticatedReader reader) {
            return new Caller(reader.subject(), reader.groups());
        }
    }

    private record HeldGrant(boolean byGroup, String holder, Grant grant) {

        boolean isHeldBy(String subject, Set<String> groups) {
            return byGroup ? groups.contains(holder) : holder.equals(subject);
        }
    }

    private static final String SELECT_CLUSTERS = "select name, labels from %s.clusters order by name";

    private final JdbcClient jdbc;
    private final String selectGrants;
    private final String selectClusters;

    AuthenticatedReaderFactory(JdbcClient jdbc, QuerySideProperties sideProperties) {
        this.jdbc = jdbc;
        String schema = DatabaseText.quoteName(sideProperties.schema());
        this.selectGrants = SELECT_GRANTS.formatted(schema);
        this.selectClusters = SELECT_CLUSTERS.formatted(schema);
    }

    public AuthenticatedReader of(Jwt token) {
        List<String> claimedGroups = token.getClaimAsStringList("groups");
        return of(Objects.requireNonNull(token.getSubject(), "sub"), claimedGroups == null ? Set.of() : new LinkedHashSet<>(claimedGroups));
    }

    public AuthenticatedReader of(String subject, Set<String> groups) {
        return new AuthenticatedReader(rightsOf(Map.of(subject, groups)).getFirst(), groups, this::fleet);
    }

    /**
     * Reads the rights of readers anew, all in one query, and the fleet at most once.
     *
     * @return the readers in the given order, for one person with the same groups the same one
     */
    public List<AuthenticatedReader> refresh(Collection<AuthenticatedReader> readers) {
        Supplier<List<ScopedCluster>> fleet = SingletonSupplier.of(this::fleet);
        List<Caller> callers = readers.stream().map(Caller::of).distinct().toList();
        List<Rights> rights = rightsOf(callers);
        Map<Caller, AuthenticatedReader> refreshed = new HashMap<>();
        for (int i = 0; i < callers.size(); i++) {
            refreshed.put(callers.get(i), new AuthenticatedReader(rights.get(i), callers.get(i).groups(), fleet));
        }
        return readers.stream().map(reader -> Objects.requireNonNull(refreshed.get(Caller.of(reader)))).toList();
    }

    /**
     * Returns the rights of several people.
     *
     * @param groups the groups of each person, by their subject
     */
    public List<Rights> rightsOf(Map<String, Set<String>> groups) {
        return rightsOf(groups.entrySet().stream().map(person -> new Caller(person.getKey(), person.getValue())).toList());
    }

    private List<Rights> rightsOf(Collection<Caller> callers) {
        List<HeldGrant> held = readGrants(callers.stream().map(Caller::subject).collect(Collectors.toSet()),
                callers.stream().flatMap(caller -> caller.groups().stream()).collect(Collectors.toSet()));
        return callers.stream().map(caller -> {
            String user = DatabaseText.sanitize(caller.subject());
            Set<String> memberOf = Set.of(sanitize(caller.groups()));
            return new Rights(caller.subject(), held.stream().filter(it -> it.isHeldBy(user, memberOf)).map(HeldGrant::grant).toList());
        }).toList();
    }

    private List<HeldGrant> readGrants(Set<String> users, Set<String> groups) {
        return jdbc.sql(selectGrants).param("users", sanitize(users)).param("groups", sanitize(groups))
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
        return jdbc.sql(selectClusters)
                .query((row, n) -> new ScopedCluster(row.getString(1), LabelsJson.parse(row.getString(2)))).list();
    }
}
