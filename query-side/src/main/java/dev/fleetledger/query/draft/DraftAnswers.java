package dev.fleetledger.query.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.Place;
import dev.fleetledger.manifest.placement.Target;
import dev.fleetledger.manifest.pod.PodSecurity;
import dev.fleetledger.manifest.pod.Totals;
import dev.fleetledger.query.access.Cut;
import dev.fleetledger.query.access.People;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Lists;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Order;
import dev.fleetledger.query.answer.Page;
import dev.fleetledger.query.answer.Paging;
import dev.fleetledger.query.answer.Refusal;
import dev.fleetledger.query.answer.Where;
import dev.fleetledger.query.cluster.FleetClusters;

/** Reads the drafts that the reader may see. */
@Component
public class DraftAnswers {

    record Filter(@Nullable String state, @Nullable String owner, @Nullable String namespace, @Nullable String cluster) {}

    private static final Order NEWEST_FIRST = Order.by("f.id", "uuid").backwards();

    private final Drafts drafts;
    private final DraftContent contents;
    private final Lists lists;
    private final People people;
    private final FleetClusters clusters;

    DraftAnswers(Drafts drafts, DraftContent contents, Lists lists, People people, FleetClusters clusters) {
        this.drafts = drafts;
        this.contents = contents;
        this.lists = lists;
        this.people = people;
        this.clusters = clusters;
    }

    Page<DraftAnswer.Summary> page(Filter filter, Reader reader, Paging paging, Moment moment) {
        Where where = new Where();
        where.and(Cut.drafts(reader, where, "f"))
                .ifGiven(filter.state(), "f.state = :state", "state")
                .ifGiven(filter.owner(), "left(f.owner, 253) = left(:owner, 253) and f.owner = :owner", "owner")
                .ifGiven(filter.namespace(), "left(f.namespace, 253) = left(:namespace, 253) and f.namespace = :namespace", "namespace")
                .ifGiven(filter.cluster(), "f.fixed_cluster = :cluster or :cluster = any(f.clusters)"
                        + " or f.everywhere and not :cluster = any(f.excluded)", "cluster");
        return lists.page("drafts f", "f.*", where, NEWEST_FIRST, paging, moment, DraftAnswers::summary).map(this::named);
    }

    /** @throws Refusal 404 when the draft doesn't exist or is not visible to the reader */
    public DraftView visible(UUID id, Reader reader, Moment moment) {
        Where where = new Where().and("f.id = :id", "id", id);
        where.and(Cut.drafts(reader, where, "f"));
        boolean seen = lists.page("drafts f", "f.id", where, NEWEST_FIRST, new Paging(1, List.of()), moment, (row, n) -> id).total() > 0;
        return drafts.findById(id).filter(draft -> seen).orElseThrow(() -> Refusal.notFound("draft"));
    }

    DraftAnswer answer(DraftView d, Reader reader, Moment moment) {
        DraftContent.Content content = contents.of(d);
        List<String> subjects = new ArrayList<>(d.edits().stream().map(Edit::id).toList());
        subjects.add(d.owner);
        People.Names names = people.names(subjects);
        List<String> chosen = contents.targets(content, reader).stream().filter(Target::chosen).map(Target::cluster).toList();
        return new DraftAnswer(d.id, d.kind, d.state, d.name, d.namespace, d.fixedCluster, d.owner, names.name(d.owner),
                DraftAnswer.Editor.all(d.edits(), names, moment.now()), DraftAnswer.from(d), DraftAnswer.fetch(d, reader), DraftAnswer.basedOn(d), d.family,
                 content.steps(mayEdit(d, reader), reader),
                DraftAnswer.Finding.all(content.findings().violations()), DraftAnswer.Finding.all(content.findings().warnings()), d.kept(),
                PodSecurity.level(content.documents()).key(), demands(content, chosen), new DraftAnswer.Total(chosen.size()), d.workload,
                d.revision, d.rollout, d.startedAt, d.changedAt, d.version, Long.toString(d.position));
    }

    private DraftAnswer.Demands demands(DraftContent.Content content, List<String> chosen) {
        Totals perNode = Totals.perNode(content.documents());
        return new DraftAnswer.Demands(DraftAnswer.Demand.of(perNode), DraftAnswer.Demand.of(perNode.on(clusters.nodes(chosen))));
    }

    private static boolean mayEdit(DraftView d, Reader reader) {
        Set<String> named = new HashSet<>(List.of(d.everywhere ? d.excluded : d.clusters));
        List<Place> targets = reader.fleet().stream().filter(place -> d.everywhere != named.contains(place.cluster())).toList();
        return reader.rights().mayOnDraft(Action.EDIT_DRAFT, d.owner, d.namespace, targets);
    }

    private List<DraftAnswer.Summary> named(List<DraftAnswer.Summary> all) {
        People.Names names = people.names(all.stream().map(DraftAnswer.Summary::owner).toList());
        return all.stream().map(d -> new DraftAnswer.Summary(d.id(), d.kind(), d.state(), d.name(), d.namespace(), d.cluster(), d.owner(),
                names.name(d.owner()), d.basedOn(), d.family(), d.workloadId(), d.startedAt(), d.changedAt(), d.version(), d.position())).toList();
    }

    private static DraftAnswer.Summary summary(ResultSet row, int n) throws SQLException {
        UUID based = row.getObject("based_workload", UUID.class);
        return new DraftAnswer.Summary(row.getObject("id", UUID.class), String.valueOf(row.getString("kind")), String.valueOf(row.getString("state")),
                row.getString("name"), row.getString("namespace"), row.getString("fixed_cluster"), String.valueOf(row.getString("owner")), null,
                based == null ? null : new DraftAnswer.BasedOn(based, row.getObject("based_revision", Integer.class)),
                row.getObject("family", UUID.class), row.getObject("workload", UUID.class), row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(), row.getLong("version"), Long.toString(row.getLong("position")));
    }
}
