package dev.fleetledger.query.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

import dev.fleetledger.judgement.access.Place;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.query.cluster.ClusterView;

/** A reader from a token: the grants to the person and to the groups that the token names. */
@Component
public class Readers {

    private final Grants grants;
    private final JdbcClient jdbc;

    Readers(Grants grants, JdbcClient jdbc) {
        this.grants = grants;
        this.jdbc = jdbc;
    }

    public Reader of(Jwt token) {
        List<String> named = token.getClaimAsStringList("groups");
        return of(Objects.requireNonNull(token.getSubject(), "sub"), named == null ? Set.of() : new LinkedHashSet<>(named));
    }

    public Reader of(String subject, Set<String> groups) {
        // A list that is empty is no list in SQL.
        Set<String> asked = groups.isEmpty() ? Set.of("") : groups;
        return new Reader(new Rights(subject, grants.of(subject, asked).stream().map(GrantView::grant).toList()), groups, this::fleet);
    }

    private List<Place> fleet() {
        return jdbc.sql("select name, labels from clusters order by name")
                .query((row, n) -> new Place(row.getString(1), ClusterView.labels(row.getString(2)))).list();
    }
}
