package dev.fleetledger.query.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Projects one batch inside the caller's transaction: locks the checkpoint, loads and changes rows, writes them, moves the checkpoint. */
@Component
class Folding {

    private final Progress progress;
    private final List<Fold> folds;
    private final List<ReportFold> reportFolds;
    private final ReportTable reports;
    private final Repeats repeats;
    private final EntityManager entities;
    private final Passed passed;

    Folding(Progress progress, List<Fold> folds, List<ReportFold> reportFolds, ReportTable reports, Repeats repeats,
            EntityManager entities, Passed passed) {
        this.progress = progress;
        this.folds = folds;
        this.reportFolds = reportFolds;
        this.reports = reports;
        this.repeats = repeats;
        this.entities = entities;
        this.passed = passed;
    }

    /** Skips events at or before the checkpoint. */
    void events(List<LedgerEvent> all) {
        long position = progress.lock().position();
        List<LedgerEvent> news = all.stream().filter(event -> event.position() > position).toList();
        if (news.isEmpty()) {
            passed.to(position);
            return;
        }
        inBatch(batch -> {
            folds.forEach(fold -> fold.prepare(news, batch));
            news.forEach(event -> folds.forEach(fold -> fold.fold(event, batch)));
        });
        progress.eventsFolded(news.getLast());
        wakeAfterCommit(news.getLast().position());
    }

    /**
     * Stores reports together with the current checkpoint, and projects those that were not stored before.
     *
     * @return how many were new
     */
    int received(List<ReceivedReport> received) {
        List<StoredReport> news = reports.insert(progress.lock().position(), received);
        repeats.note(reports(news));
        return news.size();
    }

    /** Projects reports that are already stored, during a rebuild. */
    void stored(List<StoredReport> stored) {
        long number = progress.lock().reportNumber();
        reports(stored.stream().filter(report -> report.number() > number).toList());
    }

    /** @return the reports without any change other than the time */
    private List<StoredReport> reports(List<StoredReport> news) {
        if (news.isEmpty()) {
            return List.of();
        }
        List<StoredReport> repeated = new ArrayList<>();
        inBatch(batch -> {
            reportFolds.forEach(fold -> fold.prepare(news, batch));
            news.stream().filter(report -> !tellsNews(report, batch)).forEach(repeated::add);
        });
        progress.reportsFolded(news.getLast());
        return repeated;
    }

    /** Applies every projection, also after one has found a change. */
    private boolean tellsNews(StoredReport report, Batch batch) {
        boolean news = false;
        for (ReportFold fold : reportFolds) {
            news |= fold.fold(report, batch);
        }
        return news;
    }

    private void inBatch(Consumer<Batch> work) {
        Batch batch = new Batch(entities.unwrap(Session.class));
        work.accept(batch);
        batch.write();
    }

    private void wakeAfterCommit(long position) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                passed.to(position);
            }
        });
    }
}
