package dev.fleetledger.query.question;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Report;

/** The answers to a question as agents sent them. Only the stored reports hold them, until they are deleted. */
@Component
class AnswerContents {

    private final JdbcClient jdbc;

    AnswerContents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return by number of report; those whose contents were deleted are missing */
    Map<Long, Answer> find(UUID question, Collection<Long> reports) {
        Map<Long, Answer> answers = new HashMap<>();
        // One statement, so that contents are not deleted between the two tables.
        jdbc.sql("select number, value from observed.reports join observed.answers using (number) where number = any(?)")
                .param(reports.toArray(Long[]::new)).query(row -> {
                    long number = row.getLong(1);
                    // The first one of a question is the one that counts.
                    answers(row.getString(2)).stream().filter(answer -> answer.question().equals(question)).findFirst()
                            .ifPresent(answer -> answers.put(number, answer));
                });
        return answers;
    }

    private static List<Answer> answers(String value) {
        List<Answer> answers = ContractJson.MAPPER.readValue(value, Report.class).answers();
        return answers == null ? List.of() : answers;
    }
}
