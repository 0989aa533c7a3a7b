package dev.fleetledger.query.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Folds one batch inside the caller's transaction: lock, read, change in memory, write, say how far. */
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

    /** What was folded before is passed over. */
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

    /** Stores the reports under the position folded so far, and folds those that were not there yet. @return how many were new */
    int received(List<ReceivedReport> received) {
        List<StoredReport> news = reports.insert(progress.lock().position(), received);
        repeats.note(reports(news));
        return news.size();
    }

    /** What is in the store already: a rebuild. */
    void stored(List<StoredReport> stored) {
        long number = progress.lock().reportNumber();
        reports(stored.stream().filter(report -> report.number() > number).toList());
    }

    /** @return those that told nothing new */
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

    /** Each fold sees it, whatever the others say. */
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
