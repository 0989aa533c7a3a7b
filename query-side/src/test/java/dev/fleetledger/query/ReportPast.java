package dev.fleetledger.query;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import dev.fleetledger.contract.ContractJson;

/** What reports and stretches together tell of a cluster's past: the plain computation, for any part of the reports. */
record ReportPast(List<PastReport> reports, List<Stretch> stretches) {

    private static final List<Integer> PAUSES = List.of(5, 8, 9, 9, 10, 10, 10, 10, 10, 10, 30, 59, 60, 61, 179, 180, 181, 400);
    static final List<String> WORKLOADS = List.of("0197a1b2-0000-7000-8000-000000000001", "0197a1b2-0000-7000-8000-000000000002");

    /**
     * @param confirms whether its agent confirms what it has reported in this epoch, and the hub has received all of it
     * @param digests  whether the agent can confirm at all
     */
    record PastReport(Instant at, long epoch, boolean heard, boolean confirms, List<String> workloads, boolean digests, boolean changed) {

        /** Times just before and after this report and the limits that begin with it. */
        Stream<Instant> aroundLimits(Duration silentAfter, Duration unreportedAfter) {
            return Stream.of(at, at.plus(silentAfter), at.plus(unreportedAfter))
                    .flatMap(time -> Stream.of(time.minusMillis(1), time, time.plusMillis(1)));
        }
    }

    record Stretch(String subject, Instant firstAt, Instant lastAt, Duration longestGap) {

        Optional<Instant> latestUntil(Instant time) {
            return firstAt.isAfter(time) ? Optional.empty() : Optional.of(lastAt.isBefore(time) ? lastAt : time);
        }
    }

    boolean isHeard(Instant time, Duration limit) {
        return isWithin(latest(time, "cluster", reports.stream().filter(PastReport::heard)), time, limit);
    }

    /** A deployment is as new as its last report, or as a later confirmation by the same agent. */
    boolean isReported(String workload, Instant time, Duration limit) {
        List<PastReport> ofWorkload = reports.stream().filter(report -> report.workloads().contains(workload)).toList();
        Optional<Instant> reported = latest(time, "workload/" + workload, ofWorkload.stream());
        Optional<Long> epoch = ofWorkload.stream().filter(report -> report.digests() && !report.at().isAfter(time))
                .max(Comparator.comparing(PastReport::at)).map(PastReport::epoch);
        Optional<Instant> confirmed = epoch.flatMap(it -> latest(time, "confirmed/" + it,
                reports.stream().filter(report -> report.confirms() && report.epoch() == it)));
        return isWithin(reported, time, limit) || isWithin(confirmed, time, limit);
    }

    /** @return whether no stretch could be joined with another one of its subject */
    boolean areStretchesApart(Duration clusterLimit, Duration otherLimit) {
        return stretches.stream().allMatch(one -> stretches.stream().noneMatch(other -> one != other
                && one.subject().equals(other.subject()) && !one.firstAt().isAfter(other.firstAt())
                && !other.firstAt().isAfter(one.lastAt().plus(one.subject().equals("cluster") ? clusterLimit : otherLimit))));
    }

    Duration longestGap() {
        return stretches.stream().map(Stretch::longestGap).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    private Optional<Instant> latest(Instant time, String subject, Stream<PastReport> some) {
        return Stream.concat(some.map(PastReport::at).filter(at -> !at.isAfter(time)),
                        stretches.stream().filter(it -> it.subject().equals(subject)).flatMap(it -> it.latestUntil(time).stream()))
                .max(Comparator.naturalOrder());
    }

    private static boolean isWithin(Optional<Instant> latest, Instant time, Duration limit) {
        return latest.isPresent() && latest.get().isAfter(time.minus(limit));
    }

    /** Reports with pauses around the limits. Agents of version 0.1 alternate with later ones, which report and confirm at once. */
    static List<PastReport> random(Random random, int count, Instant start) {
        List<PastReport> reports = new ArrayList<>();
        Set<String> reportedInEpoch = new HashSet<>();
        Instant at = start;
        long epoch = 1;
        for (int n = 0; n < count; n++) {
            at = at.plusSeconds(PAUSES.get(random.nextInt(PAUSES.size())));
            if (random.nextInt(20) == 0) {
                epoch++;
                reportedInEpoch.clear();
            }
            boolean digests = epoch % 2 == 0;
            List<String> workloads = WORKLOADS.stream().filter(workload -> random.nextInt(digests ? 5 : 2) == 0).toList();
            boolean first = reportedInEpoch.addAll(workloads);
            boolean confirms = digests && (!workloads.isEmpty() || random.nextInt(4) > 0);
            reports.add(new PastReport(at, epoch, random.nextInt(10) > 0, confirms, workloads, digests,
                    digests && first || random.nextInt(10) == 0));
        }
        return reports;
    }

    static void store(TestQuerySide querySide, String cluster, List<PastReport> reports) {
        for (int n = 0; n < reports.size(); n++) {
            PastReport report = reports.get(n);
            var value = ContractJson.MAPPER.createObjectNode();
            report.workloads().forEach(workload -> value.withArray("deployments").addObject().put("workload", workload));
            OffsetDateTime at = report.at().atOffset(ZoneOffset.UTC);
            querySide.sql().sql("insert into observed.reports (after_position, cluster, agent_epoch, sequence, received_at, value)"
                    + " values (0, ?, ?, ?, ?, ?::json)").params(cluster, report.epoch(), n, at, value.toString()).update();
            if (!report.changed()) {
                querySide.sql().sql("insert into observed.repeats (number, cluster, agent_epoch, received_at, heard, confirmed)"
                                + " select number, cluster, agent_epoch, received_at, ?, ? from observed.reports where cluster = ? and sequence = ?")
                        .params(report.heard(), report.confirms(), cluster, n).update();
            }
        }
    }

    static List<Long> unchanged(TestQuerySide querySide, String cluster) {
        return querySide.sql().sql("select number from observed.repeats where cluster = ?").param(cluster).query(Long.class).list();
    }

    /** Reads what is left of all the stored reports. */
    static ReportPast read(TestQuerySide querySide, String cluster, List<PastReport> all) {
        List<PastReport> left = querySide.sql().sql("select sequence from observed.reports where cluster = ? order by 1").param(cluster)
                .query(Integer.class).list().stream().map(all::get).toList();
        return new ReportPast(left, querySide.sql().sql("select subject, first_at, last_at, extract(epoch from longest_gap) * 1000"
                        + " from observed.heard where cluster = ?").param(cluster)
                .query((row, n) -> new Stretch(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getObject(3, OffsetDateTime.class).toInstant(), Duration.ofMillis(row.getLong(4)))).list());
    }
}
