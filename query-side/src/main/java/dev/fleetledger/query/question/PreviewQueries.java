package dev.fleetledger.query.question;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.manifest.diff.FieldLabels;
import dev.fleetledger.problem.GoneException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.settings.QuerySideProperties;
import dev.fleetledger.query.web.KeysetOrder;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageReader;
import dev.fleetledger.query.web.ReadPoint;

/** Reads the answers to a draft's newest preview question. Expiry is evaluated at read time. */
@Component
class PreviewQueries {

    private static final String ASKED = "asked";
    private static final String UNREACHABLE = "unreachable";
    private static final KeysetOrder<PreviewView> BY_CLUSTER = KeysetOrder.byText(PreviewView_.CLUSTER, preview -> preview.cluster);

    private final PreviewViewRepository viewRepository;
    private final QuestionViewRepository questions;
    private final VisibleClusters clusters;
    private final AnswerContents contents;
    private final EntityManager entityManager;
    private final Duration answerRetention;

    PreviewQueries(PreviewViewRepository viewRepository, QuestionViewRepository questions, VisibleClusters clusters,
            AnswerContents contents, EntityManager entityManager, QuerySideProperties sideProperties) {
        this.viewRepository = viewRepository;
        this.questions = questions;
        this.clusters = clusters;
        this.contents = contents;
        this.entityManager = entityManager;
        this.answerRetention = sideProperties.answerRetention();
    }

    /** @throws GoneException when its answers have expired, even if they are not deleted yet */
    Optional<QuestionView> findNewest(UUID draft, ReadPoint readPoint) {
        Optional<QuestionView> question = questions.findFirstByDraftAndKindOrderByPositionDesc(draft, QuestionView.PREVIEW);
        if (question.filter(newest -> !newest.expiresAt.plus(answerRetention).isAfter(readPoint.now())).isPresent()) {
            throw expired(draft);
        }
        return question;
    }

    private static GoneException expired(UUID draft) {
        return new GoneException("PreviewExpired", "The clusters' answers to this preview have expired.",
                "Request a new one with POST /api/v1/drafts/" + draft + ":preview, then read it here.");
    }

    Page<PreviewResponse.ClusterVerdict> page(QuestionView question, @Nullable String state, AuthenticatedReader authenticatedReader,
            PageParameters pageParameters, ReadPoint readPoint) {
        String unanswered = unansweredState(question, readPoint);
        Specification<PreviewView> matching =
                visibleAnswers(question, authenticatedReader).and(PreviewSpecifications.inState(state, unanswered));
        return PageReader.read(viewRepository, matching, BY_CLUSTER, pageParameters, readPoint)
                .map(previews -> toVerdicts(previews, unanswered, question));
    }

    Map<String, Integer> counts(QuestionView question, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        CriteriaQuery<Tuple> query = builder.createTupleQuery();
        Root<PreviewView> preview = query.from(PreviewView.class);
        Path<String> verdict = preview.get(PreviewView_.verdict);
        query.multiselect(verdict, builder.count(preview)).groupBy(verdict)
                .where(visibleAnswers(question, authenticatedReader).toPredicate(preview, query, builder));
        Map<String, Integer> counts = new TreeMap<>();
        entityManager.createQuery(query).getResultList().forEach(row -> counts.merge(
                row.get(0) == null ? unansweredState(question, readPoint) : row.get(0, String.class), row.get(1, Long.class).intValue(),
                Integer::sum));
        return counts;
    }

    private static Specification<PreviewView> visibleAnswers(QuestionView question, AuthenticatedReader authenticatedReader) {
        return PreviewSpecifications.answering(question).and(PreviewSpecifications.visibleTo(authenticatedReader));
    }

    private static String unansweredState(QuestionView question, ReadPoint readPoint) {
        return question.expiresAt.isAfter(readPoint.now()) ? ASKED : UNREACHABLE;
    }

    private List<PreviewResponse.ClusterVerdict> toVerdicts(List<PreviewView> previews, String unanswered, QuestionView question) {
        Map<String, Instant> heardAt = clusters.lastHeardAt(previews.stream().map(preview -> preview.cluster).toList());
        Map<Long, Answer> answers = contents.find(question.id, previews.stream().map(preview -> preview.report).filter(Objects::nonNull)
                .toList());
        return previews.stream().map(preview -> toVerdict(preview, answerTo(preview, answers), unanswered, heardAt.get(preview.cluster),
                question)).toList();
    }

    private static @Nullable Answer answerTo(PreviewView preview, Map<Long, Answer> answers) {
        if (preview.report != null && !answers.containsKey(preview.report)) {
            throw expired(preview.draft);
        }
        return preview.report == null ? null : answers.get(preview.report);
    }

    private static PreviewResponse.ClusterVerdict toVerdict(PreviewView preview, @Nullable Answer answer, String unanswered,
            @Nullable Instant heardAt, QuestionView question) {
        if (answer == null) {
            boolean silent = unanswered.equals(UNREACHABLE);
            return new PreviewResponse.ClusterVerdict(preview.cluster, unanswered, preview.manifest, silent ? "NoAnswerInTime" : null,
                    silent ? silenceMessage(heardAt, question) : null, List.of(), null, List.of(), true, question.expiresAt, null, null);
        }
        return new PreviewResponse.ClusterVerdict(preview.cluster, String.valueOf(preview.verdict), preview.manifest, preview.code,
                answer.message(), answer.findings(), answer.nodes(), differences(answer), answer.complete(), question.expiresAt,
                preview.answeredAt, preview.receivedAt);
    }

    private static String silenceMessage(@Nullable Instant heardAt, QuestionView question) {
        String heard = heardAt == null ? "It has never reported." : "It last reported at " + heardAt + ".";
        return "The cluster's agent did not answer until " + question.expiresAt + ". " + heard;
    }

    private static List<PreviewResponse.Difference> differences(Answer answer) {
        return answer.changes().stream().map(change -> new PreviewResponse.Difference(change.object(), change.path(),
                FieldLabels.of(change.object(), change.path()).orElse(null), change.before(), change.after())).toList();
    }
}
