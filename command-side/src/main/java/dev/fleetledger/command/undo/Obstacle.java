package dev.fleetledger.command.undo;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.problem.ProblemException;

/**
 * What is in the way of an undo.
 *
 * @param code      of the problem with which the undo would be refused
 * @param positions of the entries in the way, the first of them; absent when none is
 */
record Obstacle(String code, String detail, String remedy, @Nullable List<String> positions) {

    static Obstacle of(ProblemException problem) {
        return new Obstacle(problem.code(), problem.detail(), problem.remedy(), problem.extensions().get(Obstacles.POSITIONS)
                instanceof List<?> positions ? positions.stream().map(String::valueOf).toList() : null);
    }
}
