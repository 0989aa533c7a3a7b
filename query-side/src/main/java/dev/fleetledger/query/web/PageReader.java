package dev.fleetledger.query.web;

import java.util.List;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

/** Reads a page of the rows that match a specification, and counts the total with the same specification. */
public final class PageReader {

    private PageReader() {}

    public static <T> Page<T> read(JpaSpecificationExecutor<T> repository, Specification<T> specification, KeysetOrder<T> order,
            PageParameters pageParameters, ReadPoint readPoint) {
        int limit = pageParameters.limit();
        // One more row tells whether there is another page.
        List<T> rows = rows(repository, pageParameters.after().isEmpty() ? specification
                : specification.and(order.after(pageParameters.after())), order, limit + 1);
        boolean hasMore = rows.size() > limit;
        return new Page<>(hasMore ? rows.subList(0, limit) : rows,
                hasMore ? PageParameters.cursor(order.keysOf(rows.get(limit - 1))) : null, repository.count(specification),
                readPoint.now(), readPoint.positionText());
    }

    private static <T> List<T> rows(JpaSpecificationExecutor<T> repository, Specification<T> specification, KeysetOrder<T> order,
            int limit) {
        try {
            return repository.findBy(specification, query -> query.sortBy(order.sort()).limit(limit).all());
        } catch (DataIntegrityViolationException e) {
            // The database has no such value: all others were validated before.
            throw PageParameters.invalidCursor();
        }
    }
}
